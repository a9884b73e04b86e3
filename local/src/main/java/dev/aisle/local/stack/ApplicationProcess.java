package dev.aisle.local.stack;

import dev.aisle.local.process.ProcessSpec;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One packaged application as a child process.
///
/// @param name of its log and pid file
/// @param environment over what it is told of the stack
record ApplicationProcess(
        StackSettings settings,
        Addresses addresses,
        Part part,
        String name,
        int httpPort,
        int managementPort,
        Map<String, String> environment) {

    private static final Duration PROBE_WITHIN = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PROBE_WITHIN)
                    .build();

    ProcessSpec spec() {
        var files = new ServerFiles(settings.root(), settings.state());
        return new ProcessSpec(
                name,
                command(),
                wholeEnvironment(),
                settings.root(),
                files.log(name),
                files.pidFile(name),
                "TERM");
    }

    /// @throws ServerFailure if it is not built
    void requireBuilt() {
        if (!Files.exists(jar())) {
            throw new ServerFailure(
                    part.label()
                            + " is not built: "
                            + jar()
                            + " is missing. ./aisle up builds it, and so does ./mvnw -DskipTests package");
        }
    }

    /// What its own readiness check says.
    boolean isReady() {
        var health =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + managementPort + "/q/health/ready"))
                        .timeout(PROBE_WITHIN)
                        .build();
        try {
            return CLIENT.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while asking for the health of " + name);
        }
    }

    private Path jar() {
        return settings.root().resolve(part.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        ServerFiles.java(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:+ExitOnOutOfMemoryError"));
        if (part == Part.RELAY || part == Part.QUERY_SIDE) {
            // Half of the processor time of a start. The others carry long loads, and earn it back.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        jar().toString()));
        return command;
    }

    private Map<String, String> wholeEnvironment() {
        var whole = new HashMap<String, String>();
        whole.put("MALLOC_ARENA_MAX", "2");
        // It would tell its log each time that we ask too early.
        whole.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "WARN");
        whole.put("AISLE_INSTALLATION", settings.installation().name());
        whole.put("AISLE_BUCKET_COUNT", Integer.toString(settings.bucketCount()));
        whole.put("AISLE_KAFKA_BOOTSTRAP_SERVERS", addresses.kafkaBootstrapServers());
        whole.put("AISLE_REDIS_URI", addresses.redisUri());
        whole.put("AISLE_SCYLLA_CONTACT_POINTS", addresses.scyllaContactPoint());
        whole.put("AISLE_SCYLLA_LOCAL_DATACENTER", addresses.scyllaDatacenter());
        if (part != Part.QUERY_SIDE) { // It has no business there.
            whole.put("AISLE_POSTGRES_URL", addresses.postgresUrl());
            whole.put("AISLE_POSTGRES_USER", addresses.postgresUser());
            whole.put("AISLE_POSTGRES_PASSWORD", addresses.postgresPassword());
            if (settings.shards() > 1) {
                whole.put(
                        "AISLE_SHARDS_LIST",
                        addresses.shardsList(settings.shards(), settings.bucketCount()));
            }
        }
        whole.put("QUARKUS_HTTP_HOST", "localhost");
        whole.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        whole.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        whole.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        if (part == Part.COMMAND_SIDE) {
            whole.put("QUARKUS_GRPC_SERVER_HOST", "localhost");
            whole.put("QUARKUS_GRPC_SERVER_PORT", Integer.toString(settings.ports().grpc()));
        }
        whole.putAll(environment);
        return whole;
    }
}
