package dev.aisle.command.receipt.postgres;

import dev.aisle.command.receipt.KeptReceipt;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.command.receipt.ReceiptStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// In the database of the control plane.
@Singleton
public final class PostgresReceiptStore implements ReceiptStore {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final long PREPARED_FOR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final String PREPARE = "SELECT prepare_receipts()";
    private static final String KEEP = "SELECT keep_receipts($1, $2, $3, $4)";
    private static final String FIND =
            "SELECT receipt FROM kept_receipt WHERE owner = $1 AND line = $2";
    private static final String OF_BATCH =
            "SELECT receipt FROM kept_receipt WHERE owner = $1 AND line > $2 ORDER BY line LIMIT $3";

    private final Pool pool;
    private volatile long preparedAtNanos = System.nanoTime() - PREPARED_FOR_NANOS;

    public PostgresReceiptStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> keep(List<KeptReceipt> receipts) {
        int size = receipts.size();
        var owners = new UUID[size];
        var lines = new Long[size];
        var codes = new String[size];
        var texts = new Buffer[size];
        for (int i = 0; i < size; i++) {
            var receipt = receipts.get(i);
            owners[i] = receipt.place().owner();
            lines[i] = receipt.place().line();
            codes[i] = receipt.code().name();
            texts[i] = receipt.json();
        }
        var values =
                Tuple.tuple()
                        .addArrayOfUUID(owners)
                        .addArrayOfLong(lines)
                        .addArrayOfString(codes)
                        .addValue(texts);
        return prepared().chain(() -> call(KEEP, values)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<byte[]>> find(ReceiptPlace place) {
        return call(FIND, Tuple.of(place.owner(), place.line()))
                .map(rows -> receipts(rows).stream().findFirst());
    }

    @Override
    public Uni<List<byte[]>> ofBatch(UUID batch, long afterLine, int limit) {
        return call(OF_BATCH, Tuple.of(batch, afterLine, limit))
                .map(PostgresReceiptStore::receipts);
    }

    /// Once an hour: makes the days ahead, and drops those that are over.
    private Uni<Void> prepared() {
        return System.nanoTime() - preparedAtNanos < PREPARED_FOR_NANOS
                ? Uni.createFrom().voidItem()
                : call(PREPARE, Tuple.tuple())
                        .invoke(() -> preparedAtNanos = System.nanoTime())
                        .replaceWithVoid();
    }

    private Uni<RowSet<Row>> call(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).ifNoItem().after(ANSWER_TIMEOUT).fail();
    }

    private static List<byte[]> receipts(RowSet<Row> rows) {
        var receipts = new ArrayList<byte[]>(rows.size());
        for (var row : rows) {
            receipts.add(row.getDelegate().getBuffer(0).getBytes());
        }
        return receipts;
    }
}
