package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The selected events of one PostgreSQL server. Each call is one statement, so what it shows is of one
/// instant. A selection stands in its query word for word as in the index that serves it.
public final class PostgresSelectedLog implements SelectedLog {
    private static final String PROMOTIONS =
            "event.stream LIKE 'promotion/%'"
                    + " AND event.type NOT LIKE 'dev.aisle.promotion.PromotionMembers%'";
    private static final String QUARANTINE =
            "event.type IN ('dev.aisle.price.PriceHeldForApproval.v1',"
                    + " 'dev.aisle.price.SourceConflictSettled.v1',"
                    + " 'dev.aisle.stock.CountConflictSettled.v1',"
                    + " 'dev.aisle.product.ProductConflictSettled.v1')";

    private final Calls calls;

    public PostgresSelectedLog(Pool pool, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Selection selection,
            Map<Integer, Long> afterOffsets,
            int limitPerBucket,
            long bytesPerBucket) {
        if (limitPerBucket < 1 || limitPerBucket > LIMIT_PER_BUCKET_MAX || bytesPerBucket < 1) {
            throw new IllegalArgumentException(
                    "a page has 1 to " + LIMIT_PER_BUCKET_MAX + " events of a bucket, and a byte");
        }
        var after = new TreeMap<>(afterOffsets);
        return calls.call(
                        sql(selection),
                        Tuple.of(
                                after.keySet().toArray(Integer[]::new),
                                after.values().toArray(Long[]::new),
                                limitPerBucket,
                                bytesPerBucket))
                .map(
                        rows -> {
                            var events = new ArrayList<StoredEvent>(rows.size());
                            rows.forEach(row -> events.add(StoredEvents.of(row)));
                            return events;
                        });
    }

    // The join keeps the order of its left side.
    static String sql(Selection selection) {
        return "SELECT "
                + StoredEvents.COLUMNS
                + " FROM unnest($1::int[], $2::bigint[]) AS b (bucket, after) CROSS JOIN LATERAL"
                + " (SELECT *, sum(octet_length(payload) + octet_length(metadata))"
                + " OVER (ORDER BY bucket_offset ROWS UNBOUNDED PRECEDING) AS bytes"
                + " FROM event WHERE event.bucket = b.bucket AND event.bucket_offset > b.after AND "
                + where(selection)
                + " ORDER BY bucket_offset LIMIT $3::int) AS e WHERE e.bytes <= $4::bigint"
                + " OR e.bytes = octet_length(e.payload) + octet_length(e.metadata)";
    }

    private static String where(Selection selection) {
        return switch (selection) {
            case PROMOTIONS -> PROMOTIONS;
            case QUARANTINE -> QUARANTINE;
        };
    }
}
