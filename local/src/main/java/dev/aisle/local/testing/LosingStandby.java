package dev.aisle.local.testing;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.Folders;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresConnection;
import dev.aisle.local.server.PostgresDatabase;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A PostgreSQL of a test's own with a standby that stays behind: at the failover it takes the address over,
/// begins a new timeline, and lacks what was written since it was made.
public final class LosingStandby implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private static final long POLL_NANOS = 20_000_000;

    private final Path folder;
    private final int port = Ports.free(1).getFirst();
    private ChildProcess process;

    private LosingStandby(Path folder) {
        this.folder = folder;
        this.process = Launch.start(server("primary"), START_WITHIN);
    }

    public static LosingStandby start() {
        try {
            return new LosingStandby(Files.createTempDirectory("aisle-failover"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Creates the database if it is absent.
    public String url(String database) {
        PostgresDatabase.createIfAbsent("localhost", port, database);
        return "postgresql://localhost:" + port + "/" + database;
    }

    /// Makes the standby of what there is now. The server is away for a moment.
    public void makeStandby() {
        process.stop(STOP_WITHIN);
        copy();
        process = Launch.start(server("primary"), START_WITHIN);
    }

    /// Kills the server, and starts the standby in its place.
    public void failOver() {
        process.kill();
        var standby = server("standby");
        process = Launch.start(standby, START_WITHIN);
        while (isInRecovery()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean isInRecovery() {
        try (var connection =
                new PostgresConnection("localhost", port, PostgresServer.USER, "postgres")) {
            return connection.query("select pg_is_in_recovery()").equals(List.of("t"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy() {
        try {
            var from = folder.resolve("primary/data/postgres");
            var to = folder.resolve("standby/data/postgres");
            Files.createDirectories(to.getParent());
            int exit =
                    new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new ServerFailure("The standby's data can't be copied");
            }
            Files.createFile(to.resolve("recovery.signal"));
            Files.writeString(
                    to.resolve("postgresql.auto.conf"),
                    "restore_command = 'false'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while a standby was made");
        }
    }

    private PostgresServer server(String name) {
        return new PostgresServer(new ServerFiles(ProjectRoot.find(), folder.resolve(name)), port);
    }

    @Override
    public void close() {
        process.kill();
        Folders.delete(folder);
    }
}
