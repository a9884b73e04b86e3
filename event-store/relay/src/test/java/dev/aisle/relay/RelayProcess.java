package dev.aisle.relay;

import dev.aisle.contracts.Installation;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A relay in a process of its own, which can be frozen.
record RelayProcess(Process process) implements AutoCloseable {
    static final Map<String, String> SETTINGS =
            Map.of("aisle.relay.lease.length", "2s", "aisle.relay.lease.renewed-every", "200ms");

    /// Arguments: name, database URL, installation.
    public static void main(String[] arguments) throws InterruptedException {
        try (var installed = Installed.existing(arguments[1], new Installation(arguments[2]))) {
            installed.leased(arguments[0], SETTINGS);
            new CountDownLatch(1).await();
        }
    }

    static RelayProcess start(String name, Installed installed) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new RelayProcess(
                new ProcessBuilder(
                                java,
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RelayProcess.class.getName(),
                                name,
                                installed.url(),
                                installed.installation().name())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var command = List.of("kill", "-" + signal, Long.toString(process.pid()));
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IllegalStateException("the relay is gone");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
