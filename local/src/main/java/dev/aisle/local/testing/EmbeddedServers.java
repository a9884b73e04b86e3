package dev.aisle.local.testing;

import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.Folders;
import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessTree;
import dev.aisle.local.process.Together;
import dev.aisle.local.server.CassandraServer;
import dev.aisle.local.server.KafkaServer;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.LocalServer;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.RedisServer;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
        Folders.delete(files.state());
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
        Together.run(
                servers.entrySet().stream()
                        .<Runnable>map(
                                entry ->
                                        () ->
                                                children.put(
                                                        entry.getKey(),
                                                        Launch.start(
                                                                entry.getValue(), START_WITHIN)))
                        .toList());
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
                                        Objects.requireNonNull(servers.get(server)).port(),
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
        Together.run(
                children.values().stream()
                        .<Runnable>map(child -> () -> child.stop(STOP_WITHIN))
                        .toList());
        Folders.delete(files.state());
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
}
