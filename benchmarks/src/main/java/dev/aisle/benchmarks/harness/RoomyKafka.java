package dev.aisle.benchmarks.harness;

import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.server.LocalServer;
import java.io.IOException;
import java.util.List;

/// The local Kafka with the JVM's full compiler and a gibibyte of heap.
record RoomyKafka(LocalServer server) implements LocalServer {
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
        List<String> command =
                spec.command().stream()
                        .filter(argument -> !argument.equals("-XX:TieredStopAtLevel=1"))
                        .map(argument -> argument.startsWith("-Xmx") ? "-Xmx1g" : argument)
                        .toList();
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
