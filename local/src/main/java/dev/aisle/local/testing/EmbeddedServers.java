package dev.aisle.local.testing;

import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessTree;
import dev.aisle.local.server.CassandraServer;
import dev.aisle.local.server.KafkaServer;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.LocalServer;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.RedisServer;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The test servers as child processes, with data folders that are deleted before and after.
final class EmbeddedServers implements HeldServers {

    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final ServerFiles files;
    private final Map<Server, LocalServer> servers;
    private final Map<Server, ChildProcess> children = new ConcurrentHashMap<>();
    private boolean closed;

    private EmbeddedServers(ServerFiles files, Map<Server, LocalServer> servers) {
        this.files = files;
        this.servers = servers;
    }

    static EmbeddedServers start(ServerFiles files) throws IOException {
        killLeftovers(files);
        delete(files.state());
        var ports = Ports.free(6);
        var servers = new EnumMap<Server, LocalServer>(Server.class);
        servers.put(Server.POSTGRES, new PostgresServer(files, ports.get(0)));
        servers.put(Server.KAFKA, new KafkaServer(files, ports.get(1), ports.get(2)));
        servers.put(Server.REDIS, new RedisServer(files, ports.get(3)));
        servers.put(Server.SCYLLA, new CassandraServer(files, ports.get(4), ports.get(5)));
        var embedded = new EmbeddedServers(files, servers);
        try {
            embedded.startAll();
            return embedded;
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private void startAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new EnumMap<Server, Future<ChildProcess>>(Server.class);
            servers.forEach(
                    (server, local) ->
                            starts.put(
                                    server,
                                    threads.submit(() -> Launch.start(local, START_WITHIN))));
            @Nullable Throwable failure = null;
            for (var start : starts.entrySet()) {
                try {
                    children.put(start.getKey(), start.getValue().get());
                } catch (ExecutionException e) {
                    failure = e.getCause();
                }
            }
            if (failure != null) {
                throw new IllegalStateException(failure.getMessage(), failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while the servers were starting");
        }
    }

    @Override
    public Map<Server, ServerHandle> handles() {
        var handles = new EnumMap<Server, ServerHandle>(Server.class);
        children.forEach(
                (server, child) ->
                        handles.put(
                                server,
                                new ServerHandle(
                                        "localhost",
                                        java.util.Objects.requireNonNull(servers.get(server))
                                                .port(),
                                        child.identity().toString())));
        return handles;
    }

    @Override
    public Optional<String> firstDead() {
        return children.values().stream()
                .filter(child -> !child.isAlive())
                .map(ChildProcess::name)
                .findFirst();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            children.values().forEach(child -> threads.execute(() -> child.stop(STOP_WITHIN)));
        }
        delete(files.state());
    }

    /// Servers whose launcher was killed.
    private static void killLeftovers(ServerFiles files) throws IOException {
        var pids = files.pids();
        if (!Files.isDirectory(pids)) {
            return;
        }
        try (var found = Files.newDirectoryStream(pids, "*.pid")) {
            for (var file : found) {
                ProcessIdentity.read(file).ifPresent(identity -> new ProcessTree(identity).kill());
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.deleteIfExists(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path visited, @Nullable IOException failure) throws IOException {
                            Files.deleteIfExists(visited);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
