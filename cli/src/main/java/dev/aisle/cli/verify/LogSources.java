package dev.aisle.cli.verify;

import dev.aisle.cli.CommandFailure;
import dev.aisle.cli.verify.postgres.KeyHistories;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.postgres.DerivedRows;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.eventstore.postgres.PostgresTimelines;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The log of an installation, on all its servers.
final class LogSources implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 2;

    private final Vertx vertx = Vertx.vertx();
    private final VerifyConfig config;
    private final Shards shards;
    private final Map<Integer, Pool> pools = new HashMap<>();
    private final EventLog log;
    private final int epoch;

    LogSources(VerifyConfig config) {
        this.config = config;
        this.shards = config.shards();
        var logs = new HashMap<Integer, EventLog>();
        for (var shard : shards.all()) {
            var pool = open(shard, config);
            pools.put(shard.number(), pool);
            logs.put(shard.number(), new PostgresEventLog(pool, STATEMENT_TIMEOUT));
        }
        this.log = new ShardedLog(shards, logs);
        for (var shard : shards.all()) {
            reached(
                    "the log at " + shard.url(),
                    () -> log.heads(shard.buckets()).await().atMost(STATEMENT_TIMEOUT));
        }
        this.epoch = presentEpoch();
    }

    private int presentEpoch() {
        var epochs = new TreeSet<Integer>();
        pools.forEach((shard, pool) -> epochs.add(epoch(shard, pool)));
        if (epochs.size() > 1) {
            throw new CommandFailure(
                    "The shards' logs are of different epochs, "
                            + epochs
                            + ": a new one was begun and not ended. Run ./aisle log new-epoch"
                            + " again");
        }
        return epochs.first();
    }

    private static int epoch(int shard, Pool pool) {
        var timelines = new PostgresTimelines(pool, pool, STATEMENT_TIMEOUT);
        return reached(
                "the timeline of shard " + shard,
                () -> timelines.present().await().atMost(STATEMENT_TIMEOUT).epoch());
    }

    private Pool open(Shard shard, VerifyConfig config) {
        return server(shard, config).openForReads(vertx, "aisle-verify", CONNECTIONS);
    }

    private static PostgresServer server(Shard shard, VerifyConfig config) {
        return new PostgresServer(
                shard.url(),
                config.postgresUser(),
                config.postgresPassword(),
                CONNECT_TIMEOUT,
                STATEMENT_TIMEOUT);
    }

    /// What a server keeps beside its log, and the log doesn't bear out.
    List<DerivedRows.Difference> derivedRows() {
        var differences = new ArrayList<DerivedRows.Difference>();
        for (var shard : shards.all()) {
            differences.addAll(
                    reached(
                            "what is kept beside the log at " + shard.url(),
                            () -> DerivedRows.differences(server(shard, config))));
        }
        return differences;
    }

    static <T> T reached(String what, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException e) {
            // The process ends with it, and what is open too.
            throw new CommandFailure(
                    what + " can't be read; ./aisle status shows what runs: " + e.getMessage(), e);
        }
    }

    EventLog log() {
        return log;
    }

    /// Says which topic mirrors the log.
    int epoch() {
        return epoch;
    }

    /// Of the keys of one bucket.
    KeyHistories histories(int bucket) {
        return new KeyHistories(
                Objects.requireNonNull(pools.get(shards.of(bucket).number())), bucket);
    }

    @Override
    public void close() {
        pools.values().forEach(Pool::closeAndAwait);
        vertx.closeAndAwait();
    }
}
