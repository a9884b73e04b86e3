package dev.aisle.command.store.postgres;

import dev.aisle.command.audit.StreamShards;
import dev.aisle.command.engine.StoreShard;
import dev.aisle.command.store.GuardedShard;
import dev.aisle.command.store.StoreConfig;
import dev.aisle.command.store.StoreShards;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.postgres.PostgresAppendNotifier;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresSelectedLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresStreamLog;
import dev.aisle.eventstore.postgres.PostgresTimers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A pool for each shard. Its lanes have one call in flight each; snapshots, timers, probes and what other
/// shards' lanes ask for share the rest.
final class PostgresShards {
    private static final int CONNECTIONS_SPARE = 5;

    private final List<Pool> pools = new ArrayList<>();
    private final Map<Shard, Pool> byShard = new LinkedHashMap<>();
    private final List<StoreShard> guarded = new ArrayList<>();
    private final List<StreamShards.One> readable = new ArrayList<>();
    private final Buckets buckets;

    PostgresShards(Vertx vertx, StoreConfig config, Shards shards, int lanes, Buckets buckets) {
        this.buckets = buckets;
        for (var shard : shards.all()) {
            var pool =
                    server(shard, config)
                            .openForAppends(vertx, "aisle-command-side", lanes + CONNECTIONS_SPARE);
            var notices = server(shard, config).openForNotices(vertx, "aisle-command-notices");
            pools.add(pool);
            pools.add(notices);
            byShard.put(shard, pool);
            var notifier = new PostgresAppendNotifier(vertx, notices, config.noticePause());
            var store =
                    new GuardedShard(
                            shard.number(),
                            new RejectionTellingStore(
                                    new PostgresEventStore(
                                            pool, buckets, config.answerTimeout(), notifier)),
                            new PostgresTimers(pool, config.answerTimeout()));
            guarded.add(
                    new StoreShard(
                            shard,
                            store,
                            store,
                            new PostgresSelectedLog(pool, config.answerTimeout())));
            readable.add(
                    new StreamShards.One(
                            shard,
                            store,
                            new PostgresStreamLog(pool, buckets, config.answerTimeout())));
        }
    }

    StoreShards guarded() {
        return new StoreShards(guarded);
    }

    StreamShards readable() {
        return new StreamShards(readable, buckets);
    }

    PostgresKnownProducts products() {
        return new PostgresKnownProducts(byShard);
    }

    PostgresOpenTransfers transfers() {
        return new PostgresOpenTransfers(byShard);
    }

    void close() {
        pools.forEach(Pool::closeAndForget);
    }

    private static PostgresServer server(Shard shard, StoreConfig config) {
        return new PostgresServer(
                shard.url(),
                config.user(),
                config.password(),
                config.connectTimeout(),
                config.statementTimeout());
    }
}
