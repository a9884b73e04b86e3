package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// `kafka-producer-perf-test`, with its own jars, in this JVM, so that it is as warm as it will get.
final class ProducerTool {
    private final Session session;
    private final BenchTopics topics;
    private final int records;
    private final ClassLoader loader;
    private final Method main;

    ProducerTool(Session session, BenchTopics topics, int records) throws Exception {
        this.session = session;
        this.topics = topics;
        this.records = records;
        this.loader =
                new URLClassLoader(jars(session.root()), ClassLoader.getPlatformClassLoader());
        this.main =
                loader.loadClass("org.apache.kafka.tools.ProducerPerformance")
                        .getMethod("main", String[].class);
    }

    /// @param lines of which it picks one for each record
    Side side(String label, String what, List<String> lines) throws IOException {
        var payloads = session.state().resolve("payloads-" + label + ".txt");
        Files.createDirectories(payloads.getParent());
        Files.write(payloads, lines);
        var topic = new AtomicReference<>("");
        return new Side(
                label,
                what,
                () -> topic.set(topics.next("tool-" + label)),
                _ -> {
                    quietly(topic.get(), payloads);
                    return records;
                });
    }

    /// It looks for its classes by the thread, and prints as it goes.
    private void quietly(String topic, Path payloads) throws Exception {
        var out = System.out;
        var outer = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try (var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            System.setOut(nowhere);
            main.invoke(null, (Object) arguments(topic, payloads));
        } finally {
            System.setOut(out);
            Thread.currentThread().setContextClassLoader(outer);
        }
    }

    private String[] arguments(String topic, Path payloads) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-server",
                                topics.bootstrapServers(),
                                "--topic",
                                topic,
                                "--num-records",
                                Integer.toString(records),
                                "--throughput",
                                "-1",
                                "--payload-file",
                                payloads.toString(),
                                "--command-property"));
        PlainProducer.SETTINGS.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments.toArray(String[]::new);
    }

    /// Those of the broker, and the tool that is not among them.
    private static URL[] jars(Path root) throws IOException {
        var urls = new ArrayList<URL>();
        for (var folder :
                List.of(
                        root.resolve("benchmarks/target/kafka-tools"),
                        root.resolve("local/servers/kafka/target/lib"))) {
            try (var found = Files.newDirectoryStream(folder, "*.jar")) {
                for (var jar : found) {
                    urls.add(jar.toUri().toURL());
                }
            }
        }
        return urls.toArray(URL[]::new);
    }
}
