package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.local.testing.LosingStandby;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A failover to a real PostgreSQL that began a new timeline.
class FailoverTest {
    private static final Map<String, String> DEFAULTS =
            Map.of("aisle.relay.recheck.first", "50ms", "aisle.relay.recheck.longest", "200ms");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String WAITS = "a new timeline waits for the relay's word";

    private final LosingStandby server = LosingStandby.start();
    private final Installed installed = Installed.on(server::url);

    @AfterEach
    void close() {
        installed.close();
        server.close();
    }

    @Test
    void appendsOnANewTimelineWaitUntilARelayFindsAllThatWasPublished() {
        installed.appendToAll(2);
        server.makeStandby();
        server.failOver();
        awaitAppendsRefused();

        installed.relay(DEFAULTS);

        awaitAppended();
        await().atMost(LONG).until(() -> installed.mirror().isWhole());
    }

    @Test
    void aTailThatWasLostIsPutBackAndNothingIsNumberedAnew() {
        var running = loseATail(1);
        var lost = lostTail;
        awaitAppendsRefused();
        await().atMost(LONG)
                .until(() -> String.valueOf(running.relay().status().unsettled()).contains("[1]"));
        assertThat(Objects.requireNonNull(running.relay().status().stopped().get(1)).reason())
                .isEqualTo(StopReason.LOST_FAILOVER);

        installed.restore(lost);

        awaitAppended();
        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        assertThat(stored(1, lost.getFirst().offset() - 1)).isEqualTo(lost);
        assertThat(running.relay().status().unsettled()).isNull();
    }

    @Test
    void onlyWhatFollowsIsPutBack() {
        loseATail(1);
        awaitAppendsRefused();

        assertThatThrownBy(() -> installed.restore(lostTail.subList(1, 2)))
                .hasMessageContaining("goes on at offset");
        assertThat(stored(1, 2)).isEmpty();
    }

    @Test
    void aNewEpochIsMirroredFromItsBeginningInATopicOfItsOwn() {
        loseATail(1);
        awaitAppendsRefused();
        var topic = installed.installation().eventsTopic(1);
        TopicContents.create(
                topic, Installed.BUCKETS, Map.of("retention.ms", "-1", "retention.bytes", "-1"));
        var timelines = installed.timelines();
        var present = timelines.present().await().atMost(LONG);
        int before = TopicContents.read(installed.installation().eventsTopic()).size();

        assertThat(timelines.settle(present, 1).await().atMost(LONG)).isTrue();

        awaitAppended();
        await().atMost(LONG).until(() -> MirrorCheck.of(topic, installed.log()).isWhole());
        assertThat(TopicContents.read(installed.installation().eventsTopic())).hasSize(before);
    }

    private List<StoredEvent> lostTail = List.of();

    /// A standby is made, more is appended and relayed, and then it takes over without that.
    private Installed.Running loseATail(int bucket) {
        installed.appendToAll(3);
        server.makeStandby();
        var running = installed.relay(DEFAULTS);
        await().atMost(LONG)
                .ignoreExceptions()
                .until(
                        () -> {
                            installed.append(Installed.stream(bucket, 8), 2);
                            return true;
                        });
        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        lostTail = stored(bucket, 2);
        server.failOver();
        return running;
    }

    private List<StoredEvent> stored(int bucket, long after) {
        return installed.log().read(Map.of(bucket, after), 100).await().atMost(LONG);
    }

    private void awaitAppendsRefused() {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(
                                                () -> installed.append(Installed.stream(0, 9), 1))
                                        .hasMessageContaining(WAITS));
    }

    private void awaitAppended() {
        await().atMost(LONG)
                .ignoreExceptions()
                .until(
                        () -> {
                            installed.append(Installed.stream(0, 9), 1);
                            return true;
                        });
    }
}
