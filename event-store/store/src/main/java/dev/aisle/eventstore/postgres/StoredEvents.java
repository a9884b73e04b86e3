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
        return new StoredEvent(
                row.getInteger(0),
                row.getLong(1),
                StreamId.parse(row.getString(2)),
                row.getLong(3),
                row.getUUID(4),
                row.getString(5),
                row.getBuffer(6),
                row.getBuffer(7),
                row.getOffsetDateTime(8).toInstant());
    }
}
