package dev.aisle.benchmarks.append;

import dev.aisle.benchmarks.append.Lanes.Known;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.eventstore.LogPosition;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntSupplier;

/// The limit: the same rows into the same table by the same driver, one prepared statement of many rows
/// after another on each connection. Nothing is looked up, nothing checked, and nobody is kept from writing
/// the same offset twice but by numbers that are counted here.
final class RawRows {
    private static final String MANY =
            "INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)"
                    + " SELECT *, now() FROM unnest($1::int[], $2::bigint[], $3::text[], $4::bigint[],"
                    + " $5::uuid[], $6::text[], $7::bytea[], $8::bytea[])";

    private static final String ONE =
            "INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())";

    private final Shop shop;
    private final Pool pool;
    private final AtomicLongArray offsets = new AtomicLongArray(Shop.BUCKETS.count());
    private final AtomicLongArray versions = new AtomicLongArray(Shop.STREAMS);

    RawRows(Shop shop, Pool pool) {
        this.shop = shop;
        this.pool = pool;
    }

    long nextOffset(int stream) {
        return offsets.getAndIncrement(shop.bucket(stream));
    }

    long nextVersion(int stream) {
        return versions.incrementAndGet(stream);
    }

    /// @param connections each with one statement under way
    /// @param rows of a statement
    Work work(int connections, int rows, IntSupplier stream) {
        return time -> {
            var free = connect(connections);
            try {
                var load =
                        new ClosedLoad(connections, _ -> insert(free, tuple(rows, stream), rows));
                return load.run(time) * rows;
            } finally {
                for (var connection : free) {
                    connection.close().toCompletionStage().toCompletableFuture().get();
                }
            }
        };
    }

    private LinkedBlockingQueue<SqlConnection> connect(int connections) throws Exception {
        var free = new LinkedBlockingQueue<SqlConnection>();
        for (int i = 0; i < connections; i++) {
            free.add(
                    pool.getConnection()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS));
        }
        return free;
    }

    private static CompletionStage<?> insert(
            LinkedBlockingQueue<SqlConnection> free, Tuple tuple, int rows) {
        // There are as many connections as statements under way.
        var connection = free.remove();
        return connection
                .preparedQuery(rows == 1 ? ONE : MANY)
                .execute(tuple)
                .onComplete(_ -> free.add(connection))
                .toCompletionStage();
    }

    private Tuple tuple(int rows, IntSupplier stream) {
        if (rows == 1) {
            return one(stream.getAsInt());
        }
        var buckets = new Integer[rows];
        var at = new Long[rows];
        var names = new String[rows];
        var numbers = new Long[rows];
        var ids = new UUID[rows];
        var types = new String[rows];
        var metadata = new Buffer[rows];
        var payloads = new Buffer[rows];
        for (int i = 0; i < rows; i++) {
            int s = stream.getAsInt();
            buckets[i] = shop.bucket(s);
            at[i] = nextOffset(s);
            names[i] = shop.name(s);
            numbers[i] = nextVersion(s);
            ids[i] = Shop.id();
            types[i] = Shop.TYPE;
            metadata[i] = shop.metadata();
            payloads[i] = shop.payload();
        }
        return Tuple.wrap(
                new ArrayList<>(
                        List.of(buckets, at, names, numbers, ids, types, metadata, payloads)));
    }

    private Tuple one(int s) {
        return Tuple.wrap(
                new ArrayList<>(
                        List.of(
                                shop.bucket(s),
                                nextOffset(s),
                                shop.name(s),
                                nextVersion(s),
                                Shop.id(),
                                Shop.TYPE,
                                shop.metadata(),
                                shop.payload())));
    }

    /// Goes on after what is there, whoever wrote it.
    void continueAfter(StoredNumbers stored) {
        for (int i = 0; i < Shop.STREAMS; i++) {
            versions.set(i, stored.versions()[i]);
        }
        for (int bucket = 0; bucket < offsets.length(); bucket++) {
            offsets.set(bucket, stored.offsets()[bucket]);
        }
    }

    Known known() {
        var now = new long[Shop.STREAMS];
        Arrays.setAll(now, versions::get);
        return new Known(now, new LogPosition[Shop.BUCKETS.count()]);
    }
}
