package dev.aisle.cli.verify;

import dev.aisle.cli.verify.postgres.KeyHistories;
import dev.aisle.cli.verify.redis.OfferCache;
import dev.aisle.cli.verify.scylla.ViewTables;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.postgres.PostgresEventLog;
import dev.aisle.eventstore.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

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
                new ViewTables(
                        config.scyllaContactPoint(),
                        config.scyllaDatacenter(),
                        config.installation().keyspace());
        this.cache = new OfferCache(config.redisUri(), config.installation());
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
