package dev.aisle.cli.verify;

import dev.aisle.cli.CommandFailure;
import dev.aisle.cli.verify.postgres.KeyHistories;
import dev.aisle.cli.verify.redis.OfferCache;
import dev.aisle.cli.verify.scylla.ViewTables;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/// Everything that a verification reads, but the topic.
final class Sources implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 2;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final EventLog log;
    private final KeyHistories histories;
    private final ViewTables views;
    private final OfferCache cache;

    Sources(VerifyConfig config) {
        this.pool =
                new PostgresServer(
                                config.postgresUrl(),
                                config.postgresUser(),
                                config.postgresPassword(),
                                CONNECT_TIMEOUT,
                                STATEMENT_TIMEOUT)
                        .openForReads(vertx, "aisle-verify", CONNECTIONS);
        this.log = new PostgresEventLog(pool, STATEMENT_TIMEOUT);
        this.histories = new KeyHistories(pool);
        this.views =
                reached(
                        "the views at " + config.scyllaContactPoint(),
                        () ->
                                new ViewTables(
                                        config.scyllaContactPoint(),
                                        config.scyllaDatacenter(),
                                        config.installation().keyspace()));
        this.cache =
                reached(
                        "Redis at " + config.redisUri(),
                        () -> new OfferCache(config.redisUri(), config.installation()));
        reached(
                "the log at " + config.postgresUrl(),
                () -> log.heads(Set.of(0)).await().atMost(STATEMENT_TIMEOUT));
    }

    private static <T> T reached(String what, Supplier<T> attempt) {
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

    KeyHistories histories() {
        return histories;
    }

    ViewTables views() {
        return views;
    }

    OfferCache cache() {
        return cache;
    }

    @Override
    public void close() {
        cache.close();
        views.close();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
