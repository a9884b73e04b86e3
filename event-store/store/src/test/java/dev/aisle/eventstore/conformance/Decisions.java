package dev.aisle.eventstore.conformance;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.Decision.StreamVersion;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.StreamSnapshot;
import dev.aisle.eventstore.TimerChange;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decisions to try a store with.
public final class Decisions {
    private Decisions() {}

    /// A stream nobody else has, in whatever bucket it falls.
    public static StreamId freshStream() {
        return StreamId.parse("stock/" + freshKey() + "/store-1");
    }

    /// A fresh stream in another bucket than a given one.
    static StreamId freshStreamElsewhere(Buckets buckets, StreamId than) {
        return Stream.generate(Decisions::freshStream)
                .filter(stream -> buckets.of(stream.key()) != buckets.of(than.key()))
                .findFirst()
                .orElseThrow();
    }

    public static StreamId sibling(StreamId stream, String qualifier) {
        return new StreamId(stream.family(), stream.key(), qualifier);
    }

    public static List<StreamId> freshStreams(int count) {
        return IntStream.range(0, count).mapToObj(_ -> freshStream()).toList();
    }

    public static Decision decision(StreamId stream, long expectedVersion, int events) {
        return new Decision(stream, expectedVersion, List.of(), events(events), null);
    }

    public static Decision reading(Decision decision, StreamId read, long version) {
        var reads = new ArrayList<>(decision.reads());
        reads.add(new StreamVersion(read, version));
        return new Decision(
                decision.stream(),
                decision.expectedVersion(),
                reads,
                decision.events(),
                decision.ledgerEntry(),
                decision.timer(),
                decision.knownAt());
    }

    public static Decision keyed(Decision decision, String key, long fingerprint, String answer) {
        return new Decision(
                decision.stream(),
                decision.expectedVersion(),
                decision.reads(),
                decision.events(),
                new LedgerEntry(key, fingerprint, Buffer.buffer(answer)),
                decision.timer(),
                decision.knownAt());
    }

    /// @param dueAt null to remove the stream's timer
    public static Decision withTimer(Decision decision, @Nullable Instant dueAt) {
        return new Decision(
                decision.stream(),
                decision.expectedVersion(),
                decision.reads(),
                decision.events(),
                decision.ledgerEntry(),
                new TimerChange(dueAt),
                decision.knownAt());
    }

    public static Decision knowing(Decision decision, @Nullable LogPosition knownAt) {
        return new Decision(
                decision.stream(),
                decision.expectedVersion(),
                decision.reads(),
                decision.events(),
                decision.ledgerEntry(),
                decision.timer(),
                knownAt);
    }

    public static StreamSnapshot snapshot(StreamId stream, long version, int schema, String state) {
        var recordedAt = Instant.parse("2026-07-01T10:00:00.123Z");
        return new StreamSnapshot(stream, version, schema, recordedAt, Buffer.buffer(state));
    }

    public static String freshKey() {
        return UUID.randomUUID().toString();
    }

    private static List<NewEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        n ->
                                new NewEvent(
                                        UUID.randomUUID(),
                                        "dev.aisle.stock.StockReceived.v1",
                                        Buffer.buffer("{\"quantity\":" + (n + 1) + "}"),
                                        Buffer.buffer("{\"client\":\"local\"}")))
                .toList();
    }
}
