package dev.aisle.system;

import dev.aisle.cli.verify.VerifyConfig;
import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.Topics;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresDatabase;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.ServerFiles;
import dev.aisle.local.stack.Part;
import dev.aisle.local.stack.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An installation with PostgreSQL servers of its own, to be broken in ways that the shared one would not
/// forget, beside the stack's Kafka, Redis and Cassandra, which it shares by name.
final class OwnInstallation implements AutoCloseable {
    static final int BUCKETS = 8;
    private static final String DATABASE = "aisle";
    private static final Duration POSTGRES_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final SystemStack stack;
    private final String name;
    private final ServerFiles files;
    private final List<PostgresServer> servers = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private String shardsList = "";

    /// @param name of the installation
    OwnInstallation(SystemStack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.files = new ServerFiles(stack.root(), stack.state().resolve(name));
        Topics.create(stack.addresses().kafkaBootstrapServers(), new Installation(name), BUCKETS);
    }

    /// One more PostgreSQL, not started yet.
    PostgresServer postgres() {
        var server =
                new PostgresServer(
                        files, "postgres-" + (servers.size() + 1), Ports.free(1).getFirst());
        servers.add(server);
        return server;
    }

    Path data(PostgresServer server) {
        return files.data(server.name());
    }

    static void start(PostgresServer server) {
        var _ = Launch.start(server, POSTGRES_WITHIN);
    }

    void kill(PostgresServer server) {
        ChildProcess.find(server.spec()).ifPresent(ChildProcess::kill);
    }

    boolean runs(PostgresServer server) {
        return ChildProcess.find(server.spec()).isPresent();
    }

    void migrate(PostgresServer server) throws Exception {
        PostgresDatabase.createIfAbsent("localhost", server.port(), DATABASE);
        Migrations.migrate("jdbc:" + url(server), PostgresServer.USER, PostgresServer.USER);
    }

    String url(PostgresServer server) {
        return "postgresql://localhost:" + server.port() + "/" + DATABASE;
    }

    /// Shares the buckets out, the same number to each server, in their order.
    void share() {
        int each = BUCKETS / servers.size();
        var entries = new ArrayList<String>();
        for (int i = 0; i < servers.size(); i++) {
            entries.add("%d-%d@%s".formatted(i * each, i * each + each - 1, url(servers.get(i))));
        }
        shardsList = String.join(" ", entries);
    }

    Shards shards() {
        return Shards.parse(shardsList, url(servers.getFirst()), BUCKETS);
    }

    /// Starts an application of this installation.
    Replica start(Part application) {
        var replica = stack.stack().replica(application, 2, environment());
        replicas.add(replica);
        return replica.start();
    }

    private Map<String, String> environment() {
        var first = url(servers.getFirst());
        return shardsList.isEmpty()
                ? Map.of(
                        "AISLE_INSTALLATION", name,
                        "AISLE_BUCKET_COUNT", Integer.toString(BUCKETS),
                        "AISLE_POSTGRES_URL", first)
                : Map.of(
                        "AISLE_INSTALLATION", name,
                        "AISLE_BUCKET_COUNT", Integer.toString(BUCKETS),
                        "AISLE_POSTGRES_URL", first,
                        "AISLE_SHARDS_LIST", shardsList);
    }

    VerifyConfig verification() {
        return Verify.config(stack.addresses(), new Installation(name), BUCKETS, shards());
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        servers.forEach(
                server ->
                        ChildProcess.find(server.spec())
                                .ifPresent(child -> child.stop(STOP_WITHIN)));
    }
}
