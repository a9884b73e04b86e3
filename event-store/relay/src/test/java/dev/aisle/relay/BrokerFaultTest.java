package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.local.testing.OwnKafka;
import dev.aisle.local.testing.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// P3 while a real broker dies, hangs, or comes back with less than it acknowledged.
class BrokerFaultTest {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "aisle.relay.kafka-timeout", "2s",
                    "aisle.relay.stalled-after", "1s",
                    "aisle.relay.recheck.first", "50ms");
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final OwnKafka KAFKA = OwnKafka.start();

    private final Installed installed =
            Installed.on(TestServers.get()::postgresUrl, KAFKA.bootstrapServers());

    @AfterEach
    void close() {
        installed.close();
    }

    @AfterAll
    static void stop() {
        KAFKA.close();
    }

    @Test
    void aBrokerThatIsKilledUnderLoadLosesNothingAndKeepsTheOrder() throws Exception {
        installed.relay(SETTINGS);

        underLoad(
                () -> {
                    KAFKA.kill();
                    awaitAppended(200);
                    KAFKA.restart();
                });

        await().atMost(LONG).until(() -> installed.mirror().isWhole());
    }

    @Test
    void aBrokerThatIsFrozenPastEveryTimeLimitLosesNothingAndKeepsTheOrder() throws Exception {
        var running = installed.relay(SETTINGS);

        underLoad(
                () -> {
                    KAFKA.freeze();
                    try {
                        await().atMost(LONG)
                                .until(
                                        () ->
                                                String.valueOf(running.relay().status().waitsFor())
                                                        .contains("Kafka"));
                        awaitAppended(200);
                    } finally {
                        KAFKA.thaw();
                    }
                });

        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        await().atMost(LONG).until(() -> running.relay().status().waitsFor() == null);
    }

    /// The one case in which a record stands too early for a moment: the broker takes it for the next one, the
    /// relay sees by its place that others are gone, and sends all again that follow on what is left.
    @Test
    void aPartitionThatLostItsTailIsFilledUpAgain() {
        installed.relay(SETTINGS);
        for (int i = 0; i < 20; i++) {
            installed.appendToAll(2);
            await().atMost(LONG).until(() -> installed.mirror().isWhole());
        }

        KAFKA.kill();
        assertThat(KAFKA.halve(installed.installation().eventsTopic(), 1)).isPositive();
        KAFKA.restart();
        assertThat(installed.mirror().events()).isLessThan(160);
        installed.appendToAll(2);

        await().atMost(LONG).until(() -> installed.mirror().events() == 168);
        assertThat(installed.mirror().differences())
                .allMatch(difference -> difference.startsWith("bucket 1 jumps from "));
    }

    private interface Fault {
        void happens() throws Exception;
    }

    private void underLoad(Fault fault) throws Exception {
        var ended = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var load = threads.submit(() -> appendUntil(ended));
            try {
                await().atMost(LONG).until(() -> installed.mirror().events() > 100);
                fault.happens();
                long before = installed.mirror().events();
                await().atMost(LONG).until(() -> installed.mirror().events() > before + 100);
            } finally {
                ended.set(true);
            }
            load.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("appends failed", e);
        }
    }

    /// Into the store, which doesn't mind.
    private void awaitAppended(long events) {
        long before = stored();
        await().atMost(LONG).until(() -> stored() > before + events);
    }

    private long stored() {
        return installed.log().heads(Installed.ALL).await().atMost(LONG).values().stream()
                .mapToLong(head -> head.offset() + 1)
                .sum();
    }

    private void appendUntil(AtomicBoolean ended) {
        for (int i = 0; !ended.get(); i++) {
            installed.append(Installed.stream(i % Installed.BUCKETS, 0), 1);
        }
    }
}
