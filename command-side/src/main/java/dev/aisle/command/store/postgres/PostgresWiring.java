package dev.aisle.command.store.postgres;

import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.store.StoreConfig;
import dev.aisle.command.store.Unguarded;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// A pool of its own for the lanes: each has one call in flight, and a probe or a late answer may need
/// one more connection.
final class PostgresWiring {
    private static final int CONNECTIONS_SPARE = 2;

    @Produces
    @Singleton
    @Unguarded
    Pool pool(Vertx vertx, StoreConfig config, EngineConfig engine) {
        return new PostgresServer(
                        config.url(),
                        config.user(),
                        config.password(),
                        config.connectTimeout(),
                        config.statementTimeout())
                .openForAppends(vertx, "aisle-command-side", engine.lanes() + CONNECTIONS_SPARE);
    }

    void close(@Disposes @Unguarded Pool pool) {
        pool.closeAndForget();
    }

    @Produces
    @Singleton
    @Unguarded
    EventStore store(@Unguarded Pool pool, Buckets buckets, StoreConfig config) {
        return new RejectionTellingStore(
                new PostgresEventStore(pool, buckets, config.answerTimeout()));
    }
}
