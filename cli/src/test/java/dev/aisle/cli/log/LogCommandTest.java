package dev.aisle.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.postgres.Epochs;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.LosingStandby;
import dev.aisle.local.testing.TestServers;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After a failover to a real standby that lost its tail. The test plays the relay.
class LogCommandTest {
    private static final int BUCKETS = 4;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LOST = 450;

    private final String name = "log-" + UUID.randomUUID().toString().substring(0, 8);
    private final LosingStandby server = LosingStandby.start();
    private final String url = server.url(name);
    private final String kafka = TestServers.get().kafkaBootstrapServers();
    private final Installation installation = new Installation(name);
    private final Vertx vertx = Vertx.vertx();
    private final PostgresServer postgres = new PostgresServer(url, "postgres", "postgres");
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private List<StoredEvent> lost = List.of();

    @BeforeEach
    void loseATail() throws SQLException {
        Migrations.migrate(url, "postgres", "postgres");
        Topics.create(kafka, installation, BUCKETS);
        append(stream(0), 0, 3);
        append(stream(1), 0, 3);
        server.makeStandby();
        append(stream(1), 3, LOST);
        publish(stored(0, -1));
        publish(stored(1, -1));
        // A repeat, as after a relay's restart.
        publish(stored(1, LOST - 20));
        lost = stored(1, 2);
        server.failOver();
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
        server.close();
    }

    @Test
    void restorePutsBackWhatIsMissingAndLetsAppendsGoOn() {
        assertThatThrownBy(() -> append(stream(2), 0, 1)).hasMessageContaining("waits");
        assertThat(LogStatusCommand.show(places(), out)).isFalse();
        assertThat(told())
                .contains("timeline 2, epoch 0, not settled, so appends wait")
                .contains("lacks the last 450 published")
                .contains("3 of 4 buckets hold all that was published");

        assertThat(LogRestoreCommand.restore(places(), false, out)).isTrue();
        assertThat(told())
                .contains("would put back offsets 3 to 452 of bucket 1")
                .contains("the idempotency keys of their commands");
        assertThat(stored(1, 2)).isEmpty();

        assertThat(LogRestoreCommand.restore(places(), true, out)).isTrue();
        assertThat(told()).contains("settled timeline 2: appends go on");
        assertThat(stored(1, 2))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("metadata")
                .isEqualTo(lost);
        append(stream(2), 0, 1);
        append(stream(1), 3 + LOST, 1);
        assertThat(LogStatusCommand.show(places(), out)).isTrue();
    }

    @Test
    void aLogThatHoldsOtherEventsIsNotMixedWithTheTopic() throws SQLException {
        sql("UPDATE event SET id = gen_random_uuid() WHERE bucket = 1 AND bucket_offset = 2");

        assertThat(LogRestoreCommand.restore(places(), true, out)).isFalse();

        assertThat(told())
                .contains("the store's event at offset 2 is not the published one")
                .contains("Nothing was done");
        assertThat(stored(1, 2)).isEmpty();
    }

    @Test
    void aNewEpochAcceptsTheLossInATopicOfItsOwn() throws SQLException {
        LogNewEpochCommand.begin(places(), false, out);
        assertThat(told()).contains("Would begin epoch 1, mirrored by " + name + ".events.e1");
        assertThat(Epochs.present(url, "postgres", "postgres")).isZero();

        try (var _ = commandSide()) {
            assertThat(LogNewEpochCommand.begin(places(), true, out)).isFalse();
            assertThat(told()).contains("Stop the command side first");
            assertThat(Epochs.present(url, "postgres", "postgres")).isZero();
        }

        assertThat(LogNewEpochCommand.begin(places(), true, out)).isTrue();

        assertThat(told())
                .contains("1. The topic " + name + ".events.e1 is there")
                .contains("3. Shard 0 is in epoch 1")
                .contains("Epoch 1 has begun");
        assertThat(Epochs.present(url, "postgres", "postgres")).isEqualTo(1);
        append(stream(1), 3, 1);
        assertThat(stored(1, 2)).hasSize(1);
        assertThat(LogStatusCommand.show(places(), out)).isTrue();
        assertThat(told()).contains("timeline 2, epoch 1, settled");
    }

    @Test
    void aNewEpochThatWasBrokenOffIsGoneOnWith() throws SQLException {
        Epochs.raise(url, "postgres", "postgres", 1);

        assertThat(LogNewEpochCommand.begin(places(), true, out)).isTrue();

        assertThat(told()).contains("Epoch 1 has begun");
        assertThat(Epochs.present(url, "postgres", "postgres")).isEqualTo(1);
    }

    @Test
    void ofTwoShardsTheOneThatLostItsTailIsPutBackAndTheOtherIsLeftAsItIs() throws SQLException {
        var places = twoShards();

        assertThat(LogStatusCommand.show(places, out)).isFalse();
        assertThat(told())
                .containsSubsequence(
                        "Shard 0 at " + url + ": timeline 2, epoch 0, not settled",
                        "lacks the last 450 published",
                        "1 of 2 buckets hold all that was published",
                        "Shard 1 at " + otherUrl(),
                        "epoch 0, settled",
                        "2 of 2 buckets hold all that was published");

        assertThat(LogRestoreCommand.restore(places, true, out)).isTrue();

        assertThat(told())
                .contains("put back offsets 3 to 452 of bucket 1")
                .containsOnlyOnce("settled timeline");
        assertThat(stored(1, 2)).hasSize(LOST);
        assertThat(LogStatusCommand.show(places, out)).isTrue();
    }

    @Test
    void aNewEpochIsOfAllShardsAndGoesOnWhereItBrokeOffBetweenTwo() throws SQLException {
        var places = twoShards();
        try (var _ = commandSide(otherUrl())) {
            assertThat(LogNewEpochCommand.begin(places, true, out)).isFalse();
            assertThat(told()).contains("Stop the command side first").contains("1 connections");
        }
        assertThat(LogNewEpochCommand.begin(places, true, out)).isTrue();
        assertThat(told())
                .contains("3. Shard 0 is in epoch 1: appends may go on")
                .contains("3. Shard 1 is in epoch 1: appends may go on");

        // As if it had ended between the two.
        sql(otherUrl(), "UPDATE timeline SET epoch = 0");
        assertThat(LogNewEpochCommand.begin(places, true, out)).isTrue();

        assertThat(told()).contains("Epoch 1 has begun").doesNotContain("epoch 2");
        assertThat(Epochs.present(url, "postgres", "postgres")).isEqualTo(1);
        assertThat(LogStatusCommand.show(places, out)).isTrue();
        assertThat(told())
                .containsSubsequence("Shard 0", "epoch 1, settled", "Shard 1", "epoch 1, settled");
    }

    /// Buckets 0 and 1 on the server that lost its tail, 2 and 3 on another that lost nothing.
    private LogPlaces twoShards() throws SQLException {
        Migrations.migrate(otherUrl(), "postgres", "postgres");
        return places("0-1@" + url + " 2-3@" + otherUrl());
    }

    private String otherUrl() {
        return TestServers.get().postgresUrl(name + "-2");
    }

    private Connection commandSide() throws SQLException {
        return commandSide(url);
    }

    private static Connection commandSide(String url) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + url + "?ApplicationName=aisle-command-side", "postgres", "postgres");
    }

    private String told() {
        var told = text.toString();
        text.getBuffer().setLength(0);
        return told;
    }

    private LogPlaces places() {
        return places("");
    }

    private LogPlaces places(String shards) {
        return new LogPlaces(
                installation,
                BUCKETS,
                url,
                Shards.parse(shards, url, BUCKETS).all(),
                "postgres",
                "postgres",
                kafka);
    }

    private static StreamId stream(int bucket) {
        var buckets = new Buckets(BUCKETS);
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new Sku("SKU-" + i))
                .filter(sku -> buckets.of(sku.value()) == bucket)
                .map(sku -> StreamId.price(sku, new ZoneId("us-east")))
                .findFirst()
                .orElseThrow();
    }

    private void append(StreamId stream, long version, int events) {
        var pool = postgres.openForAppends(vertx, "test", 1);
        try {
            for (int done = 0; done < events; done += 50) {
                var some =
                        Stream.generate(LogCommandTest::event).limit(Math.min(50, events - done));
                var decision = new Decision(stream, version + done, List.of(), some.toList(), null);
                var outcome =
                        new PostgresEventStore(pool, new Buckets(BUCKETS))
                                .append(List.of(decision))
                                .await()
                                .atMost(LONG)
                                .getFirst();
                assertThat(outcome).isInstanceOf(Appended.class);
            }
        } finally {
            pool.closeAndAwait();
        }
    }

    private static NewEvent event() {
        return new NewEvent(
                UUID.randomUUID(),
                "dev.aisle.price.PriceSet.v1",
                Buffer.buffer("{\"some\":\"payload\"}"),
                Buffer.buffer(
                        "{\"commandId\":\"0197f0c4-5b6e-7c6f-8a55-000000000001\",\"client\":\"local\"}"));
    }

    private List<StoredEvent> stored(int bucket, long after) {
        var pool = postgres.openForReads(vertx, "test", 1);
        try {
            return new PostgresEventLog(pool)
                    .read(Map.of(bucket, after), 1_000)
                    .await()
                    .atMost(LONG);
        } finally {
            pool.closeAndAwait();
        }
    }

    private void publish(List<StoredEvent> events) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            events.forEach(
                    event -> {
                        var _ = producer.send(record(event));
                    });
            producer.flush();
        }
    }

    private ProducerRecord<byte[], byte[]> record(StoredEvent event) {
        var record =
                new ProducerRecord<>(
                        installation.eventsTopic(),
                        event.bucket(),
                        event.stream().key().getBytes(StandardCharsets.UTF_8),
                        event.payload().getBytes());
        Map.of(
                        EventHeaders.SOURCE, EventHeaders.SOURCE_VALUE,
                        EventHeaders.ID, event.id().toString(),
                        EventHeaders.TYPE, event.type(),
                        EventHeaders.SUBJECT, event.stream().toString(),
                        EventHeaders.TIME, event.recordedAt().toString(),
                        EventHeaders.OFFSET, Long.toString(event.offset()),
                        EventHeaders.VERSION, Long.toString(event.version()))
                .forEach(
                        (header, value) ->
                                record.headers()
                                        .add(header, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void sql(String sql) throws SQLException {
        sql(url, sql);
    }

    private static void sql(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:" + url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
