package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Puts events that were published back into a log that came back without them. Fails, and changes nothing,
/// if they don't follow on what the bucket and the streams hold, or if appends are allowed.
public final class PostgresRestoration {
    private static final String SQL =
            "SELECT restore_events($1, $2, $3, $4, $5, $6, $7, $8, $9)::text";

    private final Calls calls;

    /// @param pool made by [PostgresServer#openForUpkeep]
    public PostgresRestoration(Pool pool, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
    }

    /// @param events the next ones of one bucket, in order
    public Uni<Void> restore(List<StoredEvent> events) {
        int bucket = events.getFirst().bucket();
        if (events.stream().anyMatch(event -> event.bucket() != bucket)) {
            throw new IllegalArgumentException("events of several buckets");
        }
        var arguments = Tuple.tuple();
        arguments.addInteger(bucket);
        arguments.addArrayOfLong(events.stream().map(StoredEvent::offset).toArray(Long[]::new));
        arguments.addArrayOfString(
                events.stream().map(event -> event.stream().toString()).toArray(String[]::new));
        arguments.addArrayOfLong(events.stream().map(StoredEvent::version).toArray(Long[]::new));
        arguments.addArrayOfUUID(events.stream().map(StoredEvent::id).toArray(UUID[]::new));
        arguments.addArrayOfString(events.stream().map(StoredEvent::type).toArray(String[]::new));
        arguments.addArrayOfBuffer(
                events.stream().map(StoredEvent::metadata).toArray(Buffer[]::new));
        arguments.addArrayOfBuffer(
                events.stream().map(StoredEvent::payload).toArray(Buffer[]::new));
        arguments.addArrayOfOffsetDateTime(
                events.stream()
                        .map(event -> event.recordedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return calls.call(SQL, arguments).replaceWithVoid();
    }
}
