package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.log.BucketHeads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A topic that could not be a mirror is not written to, and says why.
class TopicRefusalTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Installed installed = Installed.create();
    private final String topic = installed.installation().eventsTopic();

    @BeforeEach
    void append() {
        installed.appendToAll(2);
    }

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void settingsThatLoseEventsAreRefusedUntilTheyAreSetRight() {
        TopicContents.set(topic, "retention.ms", "86400000");
        TopicContents.set(topic, "retention.bytes", "1000000");
        TopicContents.set(topic, "cleanup.policy", "compact");

        var running = installed.relay(Map.of());

        awaitRefusal(running, "has cleanup.policy=compact, not delete");
        awaitRefusal(running, "has retention.ms=86400000, not -1");
        awaitRefusal(running, "has retention.bytes=1000000, not -1");
        assertThat(TopicContents.read(topic)).isEmpty();

        TopicContents.set(topic, "cleanup.policy", "delete");
        TopicContents.set(topic, "retention.ms", "-1");
        TopicContents.set(topic, "retention.bytes", "-1");

        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        assertThat(running.relay().status().waitsFor()).isNull();
    }

    @Test
    void anotherNumberOfPartitionsThanBucketsIsRefused() {
        TopicContents.delete(topic);
        await().atMost(LONG).ignoreExceptions().until(() -> recreate(Installed.BUCKETS + 1));

        var running = installed.relay(Map.of());

        awaitRefusal(running, "has 5 partitions, not 4");
    }

    private boolean recreate(int partitions) {
        TopicContents.create(
                topic, partitions, Map.of("retention.ms", "-1", "retention.bytes", "-1"));
        return true;
    }

    @Test
    void aTopicThatIsNotThereIsRefused() {
        TopicContents.delete(topic);

        var running = installed.relay(Map.of());

        awaitRefusal(running, "topic " + topic + " doesn't exist");
    }

    @Test
    void inProductionTooFewReplicasAreRefused() {
        var running = installed.relay(Map.of("aisle.relay.production", "true"));

        awaitRefusal(running, "has 1 replicas, not 3");
        awaitRefusal(running, "has min.insync.replicas=1, not 2 or more");
        assertThat(TopicContents.read(topic)).isEmpty();
    }

    @Test
    void headsArePublishedAlthoughEventsAreNot() {
        TopicContents.set(topic, "cleanup.policy", "compact");
        var running = installed.relay(Map.of());
        awaitRefusal(running, "cleanup.policy");

        installed.heads();
        installed.append(Installed.stream(1, 0), 3);

        await().atMost(LONG)
                .until(
                        () ->
                                heads().stream()
                                        .anyMatch(
                                                heads ->
                                                        heads.heads().keySet().equals(Installed.ALL)
                                                                && offset(heads, 0) == 1
                                                                && offset(heads, 1) == 4));
        assertThat(TopicContents.read(topic)).isEmpty();
        assertThat(heads()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        await().atMost(LONG)
                .until(
                        () ->
                                installed.registry().get("relay.lag.events").gauge().value()
                                        == 2 * Installed.BUCKETS + 3);
    }

    private static long offset(BucketHeads heads, int bucket) {
        var head = heads.heads().get(bucket);
        return head == null ? -1 : head.offset();
    }

    private List<BucketHeads> heads() {
        return TopicContents.read(installed.installation().headsTopic())
                .getOrDefault(0, List.of())
                .stream()
                .map(record -> parse(record.value()))
                .toList();
    }

    private static BucketHeads parse(byte[] json) {
        try {
            return Json.LENIENT.readValue(json, BucketHeads.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitRefusal(Installed.Running running, String reason) {
        await().atMost(LONG)
                .until(
                        () -> String.valueOf(running.relay().status().waitsFor()),
                        waitsFor -> waitsFor.contains(reason));
    }
}
