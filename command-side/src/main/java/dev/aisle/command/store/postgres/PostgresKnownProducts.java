package dev.aisle.command.store.postgres;

import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.taxonomy.KnownProducts;
import dev.aisle.contracts.id.Sku;
import dev.aisle.eventstore.Shard;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// By the names of product streams: in chapters that are listed, and after them.
public final class PostgresKnownProducts implements KnownProducts {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final String PREFIX = "product/";
    private static final String STREAMS =
            "SELECT stream FROM ((SELECT DISTINCT stream FROM stream_chapter"
                    + " WHERE stream > $1 AND stream < 'product0' ORDER BY stream LIMIT $2)"
                    + " UNION (SELECT DISTINCT e.stream FROM unnest($3::int[]) AS b (bucket)"
                    + " LEFT JOIN listed_through l ON l.bucket = b.bucket"
                    + " JOIN event e ON e.bucket = b.bucket"
                    + " AND chapter_of(e.bucket_offset) > coalesce(l.chapter, -1)"
                    + " AND e.stream > $1 AND e.stream < 'product0'"
                    + " ORDER BY e.stream LIMIT $2)) AS known ORDER BY stream LIMIT $2";

    private final Map<Shard, Pool> pools;

    public PostgresKnownProducts(Map<Shard, Pool> pools) {
        this.pools = Map.copyOf(pools);
    }

    @Override
    public List<Sku> after(@Nullable Sku after, int limit) {
        var from = PREFIX + (after == null ? "" : after.value());
        var found = new TreeSet<String>();
        pools.forEach((shard, pool) -> found.addAll(streams(shard, pool, from, limit)));
        return found.stream()
                .limit(limit)
                .map(stream -> new Sku(stream.substring(PREFIX.length())))
                .toList();
    }

    private static List<String> streams(Shard shard, Pool pool, String from, int limit) {
        var values = Tuple.of(from, limit, shard.buckets().toArray(Integer[]::new));
        try {
            return pool.preparedQuery(STREAMS)
                    .execute(values)
                    .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                    .await()
                    .atMost(ANSWER_TIMEOUT);
        } catch (RuntimeException e) {
            throw new UnfinishedException("a shard's products can't be listed now", e);
        }
    }
}
