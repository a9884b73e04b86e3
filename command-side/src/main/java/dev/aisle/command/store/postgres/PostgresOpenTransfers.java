package dev.aisle.command.store.postgres;

import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.transfer.OpenTransfer;
import dev.aisle.command.transfer.OpenTransfers;
import dev.aisle.command.transfer.TransferCursor;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.Shard;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the log on to its end, and then what is open by it, of each shard.
public final class PostgresOpenTransfers implements OpenTransfers {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    /// Of a bucket, in one transaction.
    private static final int EVENTS_AT_ONCE = 100;

    /// A list that is farther behind is read on by the next who asks.
    private static final int READ_ON_MAX = 50;

    private static final String READ_ON =
            "SELECT sum(follow_transfers(b, $2)) FROM unnest($1::int[]) AS b (b)";
    private static final String LIST =
            "SELECT dispatched_at, bucket, bucket_offset, stream, payload FROM open_transfer"
                    + " WHERE (dispatched_at, bucket, bucket_offset) > ($1, $2, $3)"
                    + " AND ($4::text IS NULL OR split_part(stream, '/', 3) = $4"
                    + " OR convert_from(payload, 'UTF8')::json ->> 'to' = $4)"
                    + " ORDER BY dispatched_at, bucket, bucket_offset LIMIT $5";

    private final Map<Shard, Pool> pools;

    public PostgresOpenTransfers(Map<Shard, Pool> pools) {
        this.pools = Map.copyOf(pools);
    }

    @Override
    public List<OpenTransfer> after(
            TransferCursor after, @Nullable LocationId location, int limit) {
        var found = new ArrayList<OpenTransfer>();
        pools.forEach(
                (shard, pool) -> {
                    readOn(shard, pool);
                    var values =
                            Tuple.tuple()
                                    .addOffsetDateTime(
                                            after.dispatchedAt().atOffset(ZoneOffset.UTC))
                                    .addInteger(after.bucket())
                                    .addLong(after.offset())
                                    .addString(location == null ? null : location.value())
                                    .addInteger(limit);
                    call(pool, LIST, values).forEach(row -> found.add(transfer(row)));
                });
        found.sort(Comparator.comparing(OpenTransfer::cursor));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static void readOn(Shard shard, Pool pool) {
        var buckets = shard.buckets().stream().sorted().toArray(Integer[]::new);
        for (int i = 0; i < READ_ON_MAX; i++) {
            var rows = call(pool, READ_ON, Tuple.of(buckets, EVENTS_AT_ONCE));
            if (rows.iterator().next().getLong(0) == 0) {
                return;
            }
        }
        throw new UnfinishedException("the log of transfers is being read");
    }

    private static RowSet<Row> call(Pool pool, String sql, Tuple values) {
        try {
            return pool.preparedQuery(sql).execute(values).await().atMost(ANSWER_WITHIN);
        } catch (RuntimeException e) {
            throw new UnfinishedException("a shard's transfers can't be listed now", e);
        }
    }

    private static OpenTransfer transfer(Row row) {
        var at = row.getOffsetDateTime(0).toInstant();
        var stream = StreamId.parse(row.getString(3));
        var said =
                (TransferDispatched)
                        EventCodec.decode(
                                EventType.TRANSFER_DISPATCHED,
                                row.getDelegate().getBuffer(4).getBytes());
        return new OpenTransfer(
                new TransferCursor(at, row.getInteger(1), row.getLong(2)),
                said.deliveryId(),
                new Sku(stream.key()),
                new LocationId(Objects.requireNonNull(stream.qualifier())),
                said.to(),
                said.quantity(),
                at,
                said.expectedAt());
    }
}
