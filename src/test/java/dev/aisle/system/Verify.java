package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `aisle verify` over the stack of the system tests, as a process. Started without the script, which
/// would build what is being built.
final class Verify {
    private Verify() {}

    /// Fails with what it prints, if it finds a difference.
    static void whole(SystemStack stack) throws Exception {
        var cli = stack.root().resolve("cli/target");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Daisle.root=" + stack.root(),
                        "-cp",
                        cli.resolve("classes") + ":" + cli.resolve("lib") + "/*",
                        "dev.aisle.cli.Aisle",
                        "verify",
                        "--whole",
                        "--state=" + stack.state().resolve("verified.json"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var addresses = stack.addresses();
        builder.environment()
                .putAll(
                        Map.of(
                                "AISLE_POSTGRES_URL", addresses.postgresUrl(),
                                "AISLE_KAFKA_BOOTSTRAP_SERVERS", addresses.kafkaBootstrapServers(),
                                "AISLE_REDIS_URI", addresses.redisUri(),
                                "AISLE_SCYLLA_CONTACT_POINTS", addresses.scyllaContactPoint()));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
