package dev.aisle.command.testing;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.Topics;
import dev.aisle.local.server.Ports;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Points the application at the real servers, with a database and an installation of its own.
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    public static final int BUCKET_COUNT = 64;

    private final Installation installation =
            new Installation(
                    "command-"
                            + UUID.randomUUID()
                                    .toString()
                                    .substring(0, 8)
                                    .toLowerCase(Locale.ROOT));

    @Override
    public Map<String, String> start() {
        var servers = TestServers.get();
        var postgresUrl = servers.postgresUrl(installation.keyspace());
        migrate(postgresUrl, servers);
        Topics.create(servers.kafkaBootstrapServers(), installation, BUCKET_COUNT);
        var config = new HashMap<String, String>();
        config.put("aisle.installation", installation.name());
        config.put("aisle.postgres.url", postgresUrl);
        config.put("aisle.postgres.user", servers.postgresUser());
        config.put("aisle.postgres.password", servers.postgresPassword());
        config.put("aisle.kafka.bootstrap-servers", servers.kafkaBootstrapServers());
        config.put("aisle.redis.uri", servers.redisUri());
        config.put("aisle.scylla.contact-points", servers.scyllaContactPoint());
        config.put("aisle.scylla.local-datacenter", servers.scyllaDatacenter());
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        // Not 0: Quarkus doesn't tell which one it took.
        config.put("quarkus.grpc.server.test-port", Integer.toString(Ports.free(1).getFirst()));
        return config;
    }

    @Override
    public void stop() {}

    public static void migrate(String postgresUrl, TestServers servers) {
        try {
            Migrations.migrate(postgresUrl, servers.postgresUser(), servers.postgresPassword());
        } catch (SQLException e) {
            throw new IllegalStateException("the test database can't be migrated", e);
        }
    }
}
