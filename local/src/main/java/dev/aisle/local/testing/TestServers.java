package dev.aisle.local.testing;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.LogTail;
import dev.aisle.local.server.CassandraServer;
import dev.aisle.local.server.PostgresDatabase;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Real PostgreSQL, Kafka, Redis and ScyllaDB (or Cassandra) for tests, on free ports. They are started
/// once, by the first test that asks, and serve all modules of a Maven run; they end with it. Nothing is
/// cleaned between suites: each uses names of its own (a database, an installation).
///
/// `AISLE_TEST_SERVERS` chooses where they come from: `embedded`, `containers`, or `auto`, which takes
/// containers where an engine answers.
public final class TestServers {

    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static @Nullable TestServers instance;

    private final RunningServers running;

    private TestServers(RunningServers running) {
        this.running = running;
    }

    /// Starts the servers, or uses the running ones. Takes some 15 s the first time.
    ///
    /// @throws ServerFailure if one of them cannot be had, saying which and why
    public static synchronized TestServers get() {
        if (instance == null || instance.running.launcher().alive().isEmpty()) {
            instance = join(ProjectRoot.find());
        }
        return instance;
    }

    /// The address of a database in the form of the reactive client, `postgresql://host:port/database`.
    /// Creates the database if it is absent.
    ///
    /// @param database lower-case letters, digits, `_` and `-`, a letter first
    public String postgresUrl(String database) {
        var server = running.get(Server.POSTGRES);
        PostgresDatabase.createIfAbsent(server.host(), server.port(), database);
        return "postgresql://" + server.address() + "/" + database;
    }

    public String postgresUser() {
        return PostgresServer.USER;
    }

    /// The server trusts everyone; drivers want a password anyway.
    public String postgresPassword() {
        return "postgres";
    }

    public String kafkaBootstrapServers() {
        return running.get(Server.KAFKA).address();
    }

    public String redisUri() {
        return "redis://" + running.get(Server.REDIS).address();
    }

    /// `host:port` of the CQL port.
    public String scyllaContactPoint() {
        return running.get(Server.SCYLLA).address();
    }

    public String scyllaDatacenter() {
        return CassandraServer.DATACENTER;
    }

    /// Freezes a server until the result is closed: its connections stay open, and nothing answers. It is
    /// thawed at the end of this JVM at the latest. Other suites that run at the same time feel it too.
    public Frozen frozen(Server server) {
        return Frozen.freeze(running.provider(), running.get(server));
    }

    private static TestServers join(Path root) {
        var folder = TestServersFolder.of(root);
        try {
            var lock = folder.lock();
            try (var _ = lock.acquiredBy()) {
                folder.owners().add(Owners.outermostJvm());
                return new TestServers(
                        RunningServers.read(folder.state()).orElseGet(() -> launch(root, folder)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the test servers", e);
        }
    }

    private static RunningServers launch(Path root, TestServersFolder folder) {
        try {
            var launcher = ChildProcess.start(TestServersLauncher.spec(root, folder));
            var end = System.nanoTime() + START_WITHIN.toNanos();
            while (launcher.isAlive() && System.nanoTime() < end) {
                var running = RunningServers.read(folder.state());
                if (running.isPresent()) {
                    return running.get();
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            launcher.kill();
            throw new ServerFailure(
                    "The test servers did not start:\n" + LogTail.of(folder.launcherLog()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the test servers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while the test servers were starting");
        }
    }
}
