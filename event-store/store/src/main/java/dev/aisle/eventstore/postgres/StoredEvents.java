package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import io.vertx.sqlclient.Row;

/// Rows of the table `event`.
final class StoredEvents {
    static final String COLUMNS =
            "e.bucket, e.bucket_offset, e.stream, e.version, e.id, e.type, e.payload, e.metadata, e.recorded_at";

    private StoredEvents() {}

    static StoredEvent of(Row row) {
        return of(row, 0);
    }

    /// @param first the place of the first of the columns
    static StoredEvent of(Row row, int first) {
        return new StoredEvent(
                row.getInteger(first),
                row.getLong(first + 1),
                StreamId.parse(row.getString(first + 2)),
                row.getLong(first + 3),
                row.getUUID(first + 4),
                row.getString(first + 5),
                row.getBuffer(first + 6),
                row.getBuffer(first + 7),
                row.getOffsetDateTime(first + 8).toInstant());
    }
}
