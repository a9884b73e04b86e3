package dev.aisle.benchmarks.harness;

import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.server.LocalServer;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A local server that has the memory of one on a machine of its own, and is as durable as before.
///
/// @param command from the local server's command line to this one's
record RoomyServer(LocalServer server, UnaryOperator<List<String>> command) implements LocalServer {
    private static final List<String> POSTGRES_SETTINGS =
            List.of(
                    "shared_buffers=2GB",
                    "max_wal_size=8GB",
                    "wal_compression=off",
                    "checkpoint_timeout=15min");

    /// With such a write-ahead log, too: else every comparison would be one of checkpoints.
    static RoomyServer postgres(LocalServer server) {
        // Of two settings of one name the later one counts.
        var more = POSTGRES_SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
        return new RoomyServer(
                server, command -> Stream.concat(command.stream(), more.stream()).toList());
    }

    /// With the JVM's full compiler and a gibibyte of heap.
    static RoomyServer kafka(LocalServer server) {
        return new RoomyServer(
                server,
                command ->
                        command.stream()
                                .filter(argument -> !argument.equals("-XX:TieredStopAtLevel=1"))
                                .map(argument -> argument.startsWith("-Xmx") ? "-Xmx1g" : argument)
                                .toList());
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void prepare() throws IOException {
        server.prepare();
    }

    @Override
    public ProcessSpec spec() {
        var spec = server.spec();
        return new ProcessSpec(
                spec.name(),
                command.apply(spec.command()),
                spec.environment(),
                spec.directory(),
                spec.log(),
                spec.pidFile(),
                spec.stopSignal());
    }

    @Override
    public boolean answers() {
        return server.answers();
    }
}
