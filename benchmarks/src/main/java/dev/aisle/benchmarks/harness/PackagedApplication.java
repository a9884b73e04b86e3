package dev.aisle.benchmarks.harness;

import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the applications as it is delivered, in a process of its own with the JVM's full compiler.
///
/// @param module its folder, such as `command-side`
/// @param environment its configuration, without ports
/// @param heapMegabytes of its JVM, at the beginning and at most
public record PackagedApplication(
        String module,
        Map<String, String> environment,
        int heapMegabytes,
        int port,
        int managementPort,
        int grpcPort) {
    private static final Duration PROBE_WITHIN = Duration.ofSeconds(5);

    PackagedApplication(String module, Map<String, String> environment, int heapMegabytes) {
        var ports = Ports.free(3);
        this(module, environment, heapMegabytes, ports.get(0), ports.get(1), ports.get(2));
    }

    ProcessSpec spec(ServerFiles files) {
        var jar = files.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new ServerFailure(jar + " is missing: ./aisle bench builds it");
        }
        var name = Path.of(module).getFileName().toString();
        var all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", "localhost");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        all.put("QUARKUS_GRPC_SERVER_HOST", "localhost");
        all.put("QUARKUS_GRPC_SERVER_PORT", Integer.toString(grpcPort));
        return new ProcessSpec(
                name,
                List.of(
                        ServerFiles.java(),
                        "-Xms" + heapMegabytes + "m",
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC", // As the JVM itself chooses in a container of our size.
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        jar.toString()),
                all,
                files.root(),
                files.log(name),
                files.pidFile(name),
                "TERM");
    }

    /// What its own readiness check says.
    boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (ServerFailure _) {
            return false; // It is starting.
        }
    }

    /// All its metrics, in Prometheus' text format.
    public String metrics() {
        return get("/q/metrics").body();
    }

    private HttpResponse<String> get(String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                        .timeout(PROBE_WITHIN)
                        .build();
        try (var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PROBE_WITHIN)
                        .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ServerFailure(module + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while asking " + module);
        }
    }
}
