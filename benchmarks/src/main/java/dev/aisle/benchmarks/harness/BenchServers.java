package dev.aisle.benchmarks.harness;

import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.Folders;
import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessTree;
import dev.aisle.local.server.KafkaServer;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.LocalServer;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.RedisServer;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Servers of their own for a run, below `.aisle/bench`, on free ports, durable, with an empty state.
final class BenchServers implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final ServerFiles files;
    private final ServerFiles kept;
    private final List<ChildProcess> running = new ArrayList<>();

    private BenchServers(ServerFiles files, ServerFiles kept) {
        this.files = files;
        this.kept = kept;
    }

    static BenchServers below(Path root) throws IOException {
        var files = new ServerFiles(root, root.resolve(".aisle/bench"));
        var kept = new ServerFiles(root, root.resolve(".aisle/bench-kept"));
        killLeftovers(files);
        killLeftovers(kept);
        Folders.delete(files.state());
        return new BenchServers(files, kept);
    }

    Path state() {
        return files.state();
    }

    /// @return its port
    int startPostgres() {
        return start(RoomyServer.postgres(new PostgresServer(files, Ports.free(1).getFirst())));
    }

    /// One whose data outlives the run, below `.aisle/bench-kept`.
    ///
    /// @return its port
    int startKeptPostgres() {
        return start(
                RoomyServer.postgres(
                        new PostgresServer(kept, "postgres-kept", Ports.free(1).getFirst())));
    }

    /// @return its port
    int startKafka() {
        var ports = Ports.free(2);
        return start(RoomyServer.kafka(new KafkaServer(files, ports.get(0), ports.get(1))));
    }

    /// @return its port
    int startRedis() {
        return start(new RedisServer(files, Ports.free(1).getFirst()));
    }

    /// Returns when it is ready.
    void start(PackagedApplication application) {
        running.add(Launch.start(application.spec(files), application::isReady, START_WITHIN));
    }

    void stop(String name) {
        for (var child : List.copyOf(running)) {
            if (child.name().equals(name)) {
                child.stop(STOP_WITHIN);
                running.remove(child);
            }
        }
    }

    /// Processor time that the server or application of this name has had.
    long cpuNanos(String name) {
        return ProcStat.cpuNanos(processes(name));
    }

    /// The most memory that the server or application of this name has had.
    long residentBytesMax(String name) {
        return ProcStat.residentBytesMax(processes(name));
    }

    private List<ProcessHandle> processes(String name) {
        return running.stream()
                .filter(child -> child.name().equals(name))
                .flatMap(child -> ProcessHandle.of(child.pid()).stream())
                .toList();
    }

    private int start(LocalServer server) {
        running.add(Launch.start(server, START_WITHIN));
        return server.port();
    }

    /// By their names.
    Map<String, List<ProcessHandle>> processes() {
        var processes = new LinkedHashMap<String, List<ProcessHandle>>();
        for (var child : running) {
            var found = processes.computeIfAbsent(child.name(), _ -> new ArrayList<>());
            ProcessHandle.of(child.pid()).ifPresent(found::add);
        }
        return processes;
    }

    /// Stops them and deletes what they held, unless it is kept; their logs stay.
    @Override
    public void close() {
        running.reversed().forEach(child -> child.stop(STOP_WITHIN));
        running.clear();
        Folders.delete(files.state().resolve("data"));
    }

    private static void killLeftovers(ServerFiles files) throws IOException {
        if (!Files.isDirectory(files.pids())) {
            return;
        }
        try (var found = Files.newDirectoryStream(files.pids(), "*.pid")) {
            for (var file : found) {
                ProcessIdentity.read(file).ifPresent(identity -> new ProcessTree(identity).kill());
            }
        }
    }
}
