package dev.aisle.system;

import dev.aisle.local.server.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A worker that feeds another generation of the views beside the live one, as a deployment of its own.
final class SecondWorker implements AutoCloseable {
    private static final long END_WITHIN_SECONDS = 20;

    private final Process process;

    private SecondWorker(Process process) {
        this.process = process;
    }

    static SecondWorker feeding(int generation, SystemStack stack) throws IOException {
        var jar = stack.root().resolve("projections/worker/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var log = stack.state().resolve("log/projections-" + generation + ".log").toFile();
        var ports = Ports.free(2);
        var addresses = stack.addresses();
        var builder =
                new ProcessBuilder(
                        java.toString(), "-Xmx256m", "-XX:+UseSerialGC", "-jar", jar.toString());
        builder.environment()
                .putAll(
                        Map.of(
                                "AISLE_PROJECTIONS_GENERATION", Integer.toString(generation),
                                "AISLE_KAFKA_BOOTSTRAP_SERVERS", addresses.kafkaBootstrapServers(),
                                "AISLE_REDIS_URI", addresses.redisUri(),
                                "AISLE_SCYLLA_CONTACT_POINTS", addresses.scyllaContactPoint(),
                                "AISLE_SCYLLA_LOCAL_DATACENTER", addresses.scyllaDatacenter(),
                                "QUARKUS_HTTP_PORT", ports.getFirst().toString(),
                                "QUARKUS_MANAGEMENT_PORT", ports.getLast().toString()));
        return new SecondWorker(
                builder.redirectErrorStream(true)
                        .redirectOutput(log)
                        .redirectInput(new File("/dev/null"))
                        .start());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            process.destroyForcibly();
        }
    }
}
