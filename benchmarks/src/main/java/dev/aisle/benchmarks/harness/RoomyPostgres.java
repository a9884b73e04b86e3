package dev.aisle.benchmarks.harness;

import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.server.LocalServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// As durable as the local one, with memory and write-ahead log as on a server of its own: else every
/// comparison would be one of checkpoints.
record RoomyPostgres(LocalServer server) implements LocalServer {
    static final List<String> SETTINGS =
            List.of(
                    "shared_buffers=2GB",
                    "max_wal_size=8GB",
                    "wal_compression=off",
                    "checkpoint_timeout=15min");

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

    /// Of two settings of one name the later one counts.
    @Override
    public ProcessSpec spec() {
        var spec = server.spec();
        var command = new ArrayList<>(spec.command());
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new ProcessSpec(
                spec.name(),
                command,
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
