package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Side;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Events that a running relay has not seen: laid into the log in a transaction that stays open until the
/// turn begins. So the relay is awake and warm, and a backlog becomes visible at once.
final class Backlog implements AutoCloseable {
    private static final int STREAMS = 10_000;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 5;

    private final BenchTopics topics;
    private final int payloadBytes;
    private final int events;
    private final Connection connection;
    private final String lay;
    private long laid;

    /// @param payloadBytes of each event's
    /// @param events laid and drained in a turn
    Backlog(BenchPostgres.Database database, BenchTopics topics, int payloadBytes, int events)
            throws SQLException, IOException {
        this.topics = topics;
        this.payloadBytes = payloadBytes;
        this.events = events;
        this.connection = database.connect();
        this.lay = resource("lay-backlog.sql");
        try (var statement = connection.createStatement()) {
            statement.execute(resource("backlog.sql"));
        }
        fillStreams();
        connection.setAutoCommit(false);
    }

    Side side() {
        return new Side("ours", "relay: log to topic", this::prepare, _ -> drain());
    }

    /// Lays the events of the next turn, unseen.
    void prepare() throws SQLException {
        try (var statement = connection.prepareStatement(lay)) {
            statement.setInt(1, payloadBytes);
            statement.setLong(2, laid + 1);
            statement.setLong(3, laid + events);
            statement.executeUpdate();
        }
    }

    /// Makes them visible and returns when all are in the topic.
    long drain() throws Exception {
        long end = topics.events() + events;
        long deadline = System.nanoTime() + DRAINED_WITHIN.toNanos();
        connection.commit();
        laid += events;
        while (topics.events() < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the relay has not drained " + events + " events");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return events;
    }

    private void fillStreams() throws SQLException {
        var buckets = new Buckets(RelaySuite.BUCKETS);
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO bench_stream (payload_bytes, no, stream, bucket) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < STREAMS; i++) {
                var sku = new Sku("SKU-" + payloadBytes + "-" + i);
                insert.setInt(1, payloadBytes);
                insert.setInt(2, i);
                insert.setString(3, StreamId.price(sku, new ZoneId("us-east")).toString());
                insert.setInt(4, buckets.of(sku.value()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = Backlog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
