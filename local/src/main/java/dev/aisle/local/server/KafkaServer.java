package dev.aisle.local.server;

import dev.aisle.local.process.LogTail;
import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Kafka 4 in KRaft mode: one node that is broker and controller. Topics are never made by accident.
public final class KafkaServer implements LocalServer {

    private static final String NAME = "kafka";
    private static final String CLUSTER_ID = "YWlzbGUtbG9jYWwtMDAwMA";

    /// Metadata, version 0, for all topics; the answer begins with the brokers that accept requests.
    private static final byte[] METADATA_REQUEST =
            ByteBuffer.allocate(18)
                    .putInt(14)
                    .putShort((short) 3)
                    .putShort((short) 0)
                    .putInt(1)
                    .putShort((short) -1)
                    .putInt(0)
                    .array();

    private final ServerFiles files;
    private final int port;
    private final int controllerPort;

    public KafkaServer(ServerFiles files, int port, int controllerPort) {
        this.files = files;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        Ports.requireFree("kafka's controller", controllerPort);
        Files.createDirectories(files.data(NAME));
        Files.writeString(configuration(), properties());
        if (!Files.exists(logs().resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    public ProcessSpec spec() {
        return files.spec(
                NAME,
                List.of(
                        ServerFiles.java(),
                        "-Xms96m",
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        files.jarsOf(NAME),
                        "kafka.Kafka",
                        configuration().toString()),
                Map.of("MALLOC_ARENA_MAX", "2"),
                "TERM");
    }

    @Override
    public boolean answers() {
        return Wire.ask(
                port,
                METADATA_REQUEST,
                answer -> {
                    answer.readInt(); // size
                    answer.readInt(); // correlation id
                    return answer.readInt() > 0;
                });
    }

    private void format() throws IOException {
        var log = files.log(NAME);
        Files.createDirectories(log.getParent());
        var tool =
                new ProcessBuilder(
                                ServerFiles.java(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                "-cp",
                                files.jarsOf(NAME),
                                "kafka.tools.StorageTool",
                                "format",
                                "-t",
                                CLUSTER_ID,
                                "-c",
                                configuration().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try {
            if (tool.waitFor() != 0) {
                throw new ServerFailure("Kafka's storage cannot be formatted:\n" + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while formatting Kafka's storage");
        }
    }

    private Path configuration() {
        return files.data(NAME).resolve("server.properties");
    }

    private Path logs() {
        return files.data(NAME).resolve("logs");
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.index.size.max.bytes=1048576
                """
                .formatted(port, controllerPort, logs());
    }
}
