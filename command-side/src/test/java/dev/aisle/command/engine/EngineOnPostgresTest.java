package dev.aisle.command.engine;

import dev.aisle.command.testing.RealServers;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.local.testing.TestServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterAll;

class EngineOnPostgresTest extends EngineContract {
    private static final int CONNECTIONS = 8;

    private static final Vertx VERTX = Vertx.vertx();
    private static final Pool POOL = pool();

    @AfterAll
    static void end() {
        POOL.closeAndAwait();
        VERTX.closeAndAwait();
    }

    @Override
    EventStore store() {
        return new PostgresEventStore(POOL, Instances.BUCKETS);
    }

    private static Pool pool() {
        var servers = TestServers.get();
        var url = servers.postgresUrl("command_engine");
        RealServers.migrate(url, servers);
        return new PostgresServer(url, servers.postgresUser(), servers.postgresPassword())
                .openForAppends(VERTX, "engine-test", CONNECTIONS);
    }
}
