package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// P3 on real servers.
class EventRelayTest {
    private static final Map<String, String> DEFAULTS = Map.of("aisle.relay.recheck.first", "50ms");
    private static final Duration LONG = Duration.ofSeconds(60);

    /// Longer than any pause, time limit or lease of a relay.
    private static final Duration OPEN_FOR = Duration.ofSeconds(12);

    private final Installed installed = Installed.create();
    private final String topic = installed.installation().eventsTopic();

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void mirrorsInOrderAndWholeWhileManyWrite() throws Exception {
        installed.relay(DEFAULTS);

        writeConcurrently(16, 100);

        awaitWhole();
        assertThat(installed.mirror().events()).isEqualTo(1_600);
        assertThat(installed.mirror().repeats()).isZero();
        assertThat(sent()).isEqualTo(1_600);
    }

    @Test
    void goesOnFromTheTopicsEndWithoutRepeats() {
        try (var _ = installed.relay(DEFAULTS)) {
            installed.appendToAll(30);
            awaitWhole();
        }
        installed.appendToAll(30);
        assertThat(installed.mirror().isWhole()).isFalse();

        installed.relay(DEFAULTS);

        awaitWhole();
        assertThat(installed.mirror().repeats()).isZero();
    }

    @Test
    void staysWholeWhenEndedAbruptlyInTheMiddle() throws Exception {
        var abrupt = Map.of("aisle.relay.close-timeout", "0ms");
        var ended = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var load = threads.submit(() -> appendUntil(ended));
            try {
                for (int round = 1; round <= 5; round++) {
                    int sent = 100 * round;
                    try (var _ = installed.relay(abrupt)) {
                        await().atMost(LONG).until(() -> sent() >= sent);
                    }
                }
            } finally {
                ended.set(true);
            }
            load.get();
        }
        assertThat(installed.mirror().isWhole()).isFalse();

        installed.relay(DEFAULTS);

        awaitWhole();
    }

    @Test
    void twoThatOverlapRepeatButStayInOrder() throws Exception {
        var one = installed.relay(DEFAULTS);
        var other = installed.relay(DEFAULTS);
        // One that begins later finds in the topic what the other has sent, and doesn't repeat it.
        for (var relay : List.of(one, other)) {
            await().atMost(LONG).until(() -> relay.relay().status().waitsFor() == null);
        }

        writeConcurrently(8, 50);

        awaitWhole();
        await().atMost(LONG).until(() -> installed.mirror().repeats() == 400);
        assertThat(installed.mirror().differences()).isEmpty();
    }

    @Test
    void anEventThatTheTopicRefusesStopsItsBucketOnly() {
        var running = installed.relay(DEFAULTS);
        installed.appendToAll(3);
        awaitWhole();
        TopicContents.set(topic, "max.message.bytes", "200000");

        installed.append(Installed.stream(1, 7), incompressible(240_000), "{}");
        installed.append(Installed.stream(1, 7), 50);
        await().atMost(LONG).until(() -> running.relay().status().stopped().containsKey(1));
        installed.append(Installed.stream(2, 7), 50);

        await().atMost(LONG).until(() -> installed.mirror().events() == 12 + 50);
        assertThat(running.relay().status().waitsFor()).isNull();
        assertThat(reason(running, 1)).isEqualTo(StopReason.SEND_REFUSED);
        assertThat(installed.mirror().differences()).isEmpty();

        TopicContents.set(topic, "max.message.bytes", "300000");

        awaitWhole();
        await().atMost(LONG).until(() -> running.relay().status().stopped().isEmpty());
        assertThat(installed.mirror().repeats()).isZero();
    }

    @Test
    void aTopicThatComesToTakeLessThanABatchEndsTheRelayUntilItTakesMore() {
        var running =
                installed.relay(
                        Map.of(
                                "aisle.relay.stalled-after", "300ms",
                                "aisle.relay.producer.linger", "100ms"));
        installed.appendToAll(2);
        awaitWhole();
        TopicContents.set(topic, "max.message.bytes", "1000");

        var payloads = IntStream.range(0, 40).mapToObj(i -> incompressible(900 + i)).toList();
        installed.appendTogether(Installed.stream(1, 7), payloads);
        await().atMost(LONG).until(() -> waitsFor(running).contains("has max.message.bytes=1000"));
        TopicContents.set(topic, "max.message.bytes", "300000");

        awaitWhole();
    }

    @Test
    void somebodyElsesRecordAtTheEndStopsItsBucketOnly() {
        try (var _ = installed.relay(DEFAULTS)) {
            installed.appendToAll(2);
            awaitWhole();
        }
        TopicContents.write(topic, 3, "{}");
        installed.appendToAll(2);

        var running = installed.relay(DEFAULTS);

        await().atMost(LONG).until(() -> running.relay().status().waitsFor() == null);
        assertThat(running.relay().status().stopped()).containsOnlyKeys(3);
        assertThat(reason(running, 3)).isEqualTo(StopReason.FOREIGN_RECORD);
        await().atMost(LONG)
                .until(() -> recordsIn(0) == 4 && recordsIn(1) == 4 && recordsIn(2) == 4);
        assertThat(recordsIn(3)).isEqualTo(3);
    }

    @Test
    void aPartitionThatWasEmptiedStopsItsBucketOnly() {
        try (var _ = installed.relay(DEFAULTS)) {
            installed.appendToAll(2);
            awaitWhole();
        }
        TopicContents.empty(topic, 0);
        installed.appendToAll(2);

        var running = installed.relay(DEFAULTS);

        await().atMost(LONG)
                .until(() -> recordsIn(1) == 4 && recordsIn(2) == 4 && recordsIn(3) == 4);
        assertThat(running.relay().status().stopped()).containsOnlyKeys(0);
        assertThat(reason(running, 0)).isEqualTo(StopReason.PARTITION_EMPTIED);
        assertThat(recordsIn(0)).isZero();
    }

    @Test
    void aGapInTheLogStopsItsBucketOnlyUntilItIsMended() throws Exception {
        installed.appendToAll(6);
        try (var connection = installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE taken AS SELECT * FROM event WHERE bucket = 1 AND bucket_offset = 3");
            statement.execute("DELETE FROM event WHERE bucket = 1 AND bucket_offset = 3");

            var running = installed.relay(DEFAULTS);

            await().atMost(LONG).until(() -> running.relay().status().stopped().containsKey(1));
            assertThat(reason(running, 1)).isEqualTo(StopReason.LOG_GAP);
            await().atMost(LONG)
                    .until(() -> recordsIn(0) == 6 && recordsIn(2) == 6 && recordsIn(3) == 6);
            assertThat(offsetsIn(1)).containsExactly(0L, 1L, 2L);

            statement.execute("INSERT INTO event SELECT * FROM taken");

            awaitWhole();
            assertThat(installed.mirror().repeats()).isZero();
        }
    }

    @Test
    void aPartitionThatLostItsBeginningGoesOnWithoutRepeats() {
        try (var _ = installed.relay(DEFAULTS)) {
            installed.appendToAll(4);
            awaitWhole();
            TopicContents.deleteBefore(topic, 0, 3);
            TopicContents.empty(topic, 1); // Its writer lives, and knows where it is.

            installed.appendToAll(2);

            await().atMost(LONG).until(() -> recordsIn(0) == 3 && recordsIn(1) == 2);
        }
        installed.appendToAll(2);

        var running = installed.relay(DEFAULTS);

        await().atMost(LONG).until(() -> recordsIn(2) == 8 && recordsIn(3) == 8);
        await().atMost(LONG).until(() -> offsetsIn(0).equals(List.of(3L, 4L, 5L, 6L, 7L)));
        await().atMost(LONG).until(() -> offsetsIn(1).equals(List.of(4L, 5L, 6L, 7L)));
        assertThat(running.relay().status().stopped()).isEmpty();
    }

    @Test
    void aStoreThatDoesNotHoldWhatWasPublishedIsNotRelayed() {
        try (var _ = installed.relay(DEFAULTS)) {
            installed.append(Installed.stream(0, 0), 3);
            installed.append(Installed.stream(1, 0), 3);
            awaitWhole();
        }
        try (var restored = installed.withStoreOfItsOwn()) {
            // Bucket 0 has other events at the same offsets, bucket 1 has none, bucket 2 is new.
            restored.append(Installed.stream(0, 0), 4);
            restored.append(Installed.stream(2, 0), 4);

            var running = restored.relay(DEFAULTS);

            await().atMost(LONG).until(() -> recordsIn(2) == 4);
            assertThat(running.relay().status().stopped()).containsOnlyKeys(0, 1);
            assertThat(running.relay().status().stopped().values())
                    .allMatch(stop -> stop.reason() == StopReason.LOST_FAILOVER);
            assertThat(recordsIn(0)).isEqualTo(3);
        }
    }

    @Test
    void aWrongOrderOfSendsIsSeen() {
        var config = Installed.config(DEFAULTS);
        installed.relay(
                config,
                installed.log(),
                () -> Installed.ALL,
                epoch -> new SwappingTopic(installed.topic(epoch, config), 1, 5));

        installed.append(Installed.stream(1, 0), 3);
        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        installed.append(Installed.stream(1, 0), 20);

        await().atMost(LONG).until(() -> !installed.mirror().differences().isEmpty());
        assertThat(installed.mirror().differences()).contains("bucket 1 jumps from 4 to 6");
    }

    @Test
    void aStoreThatWasOutOfSightIsComparedAgain() {
        installed.append(Installed.stream(0, 0), 3);
        try (var other = installed.withStoreOfItsOwn()) {
            other.append(Installed.stream(0, 0), 2);
            var log = new SwitchedLog(installed.log());
            var running = installed.relay(DEFAULTS, log);
            awaitWhole();

            // A failover to a store that holds less, between two reads.
            log.switchTo(other.log());
            installed.reconnect();

            await().atMost(LONG).until(() -> running.relay().status().stopped().containsKey(0));
            assertThat(reason(running, 0)).isEqualTo(StopReason.LOST_FAILOVER);
        }
    }

    @Test
    void aFailedReadIsAStoreOutOfSight() {
        installed.append(Installed.stream(0, 0), 3);
        try (var other = installed.withStoreOfItsOwn()) {
            var log = new SwitchedLog(installed.log());
            var running = installed.relay(DEFAULTS, log);
            awaitWhole();

            log.failThenSwitchTo(other.log());

            await().atMost(LONG).until(() -> running.relay().status().stopped().containsKey(0));
            assertThat(reason(running, 0)).isEqualTo(StopReason.LOST_FAILOVER);
        }
    }

    @Test
    void anOpenWriteTransactionElsewhereDelaysNothing() throws Exception {
        installed.relay(DEFAULTS);
        try (var connection = installed.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE elsewhere (id integer)");
                statement.execute("INSERT INTO elsewhere VALUES (1)");
            }

            long end = System.nanoTime() + OPEN_FOR.toNanos();
            int rounds = 0;
            while (rounds < 2 || System.nanoTime() < end) {
                installed.appendToAll(5);
                awaitWhole();
                rounds++;
            }
            assertThat(installed.mirror().events()).isEqualTo(20L * rounds);
            connection.rollback();
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsFilledFromTheBeginning() {
        installed.relay(DEFAULTS);
        installed.appendToAll(5);
        awaitWhole();
        TopicContents.delete(topic);
        await().atMost(LONG).ignoreExceptions().until(this::recreate);

        installed.appendToAll(5);

        await().atMost(LONG).until(() -> installed.mirror().events() == 40);
    }

    private boolean recreate() {
        TopicContents.create(
                topic, Installed.BUCKETS, Map.of("retention.ms", "-1", "retention.bytes", "-1"));
        return true;
    }

    @Test
    void nothingIsLostWhileKafkaIsSilentAndWhatWaitsIsBounded() {
        int bytesMax = 50_000;
        installed.relay(Map.of("aisle.relay.in-flight.bytes", Integer.toString(bytesMax)));
        installed.appendToAll(2);
        awaitWhole();

        try (var _ = TestServers.get().frozen(Server.KAFKA)) {
            for (int i = 0; i < 20; i++) {
                installed.append(Installed.stream(2, 5), incompressible(10_000), "{}");
            }
            await().atMost(LONG).until(() -> bytesInFlight() >= bytesMax);
            assertThat(bytesInFlight()).isLessThan(bytesMax + 10_100);
        }

        awaitWhole();
        assertThat(installed.mirror().events()).isEqualTo(28);
    }

    @Test
    void largeEventsArriveInPagesOfFewBytes() {
        var payloads = IntStream.range(0, 30).mapToObj(i -> incompressible(5_000 + i)).toList();
        for (int bucket : Installed.ALL) {
            installed.appendTogether(Installed.stream(bucket, 0), payloads);
        }

        installed.relay(Map.of("aisle.relay.page.bytes", "20000"));

        awaitWhole();
        assertThat(installed.mirror().repeats()).isZero();
    }

    private double bytesInFlight() {
        return installed.registry().get("relay.in.flight.bytes").gauge().value();
    }

    private double sent() {
        return installed.registry().get("relay.sent").functionCounter().count();
    }

    private static String waitsFor(Installed.Running running) {
        return String.valueOf(running.relay().status().waitsFor());
    }

    private StopReason reason(Installed.Running relay, int bucket) {
        return Objects.requireNonNull(relay.relay().status().stopped().get(bucket)).reason();
    }

    private List<Long> offsetsIn(int partition) {
        return TopicContents.read(topic).getOrDefault(partition, List.of()).stream()
                .map(record -> Long.parseLong(MirrorCheck.header(record, EventHeaders.OFFSET)))
                .toList();
    }

    private int recordsIn(int partition) {
        var records = TopicContents.read(topic).get(partition);
        return records == null ? 0 : records.size();
    }

    private void appendUntil(AtomicBoolean ended) {
        for (int i = 0; !ended.get(); i++) {
            installed.append(Installed.stream(i % Installed.BUCKETS, 0), 1);
        }
    }

    private void writeConcurrently(int writers, int eventsEach)
            throws ExecutionException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var writes =
                    IntStream.range(0, writers)
                            .mapToObj(
                                    writer ->
                                            threads.submit(
                                                    () ->
                                                            installed.append(
                                                                    Installed.stream(
                                                                            writer
                                                                                    % Installed
                                                                                            .BUCKETS,
                                                                            writer),
                                                                    eventsEach)))
                            .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        }
    }

    private static byte[] incompressible(int bytes) {
        var payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        return payload;
    }

    private void awaitWhole() {
        await().atMost(LONG).until(() -> installed.mirror().isWhole());
        assertThat(installed.mirror().differences()).isEmpty();
    }
}
