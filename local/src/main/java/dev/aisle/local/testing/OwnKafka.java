package dev.aisle.local.testing;

import dev.aisle.local.ProjectRoot;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.Folders;
import dev.aisle.local.server.KafkaServer;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.ServerFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A Kafka broker of a test's own, to be killed, frozen and robbed of what it holds.
public final class OwnKafka implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final String FIRST_SEGMENT = "00000000000000000000.log";

    private final Path folder;
    private final ServerFiles files;
    private final int port;
    private final int controllerPort;
    private ChildProcess process;

    private OwnKafka(Path folder) {
        var ports = Ports.free(2);
        this.folder = folder;
        this.files = new ServerFiles(ProjectRoot.find(), folder);
        this.port = ports.get(0);
        this.controllerPort = ports.get(1);
        this.process = Launch.start(server(), START_WITHIN);
    }

    public static OwnKafka start() {
        try {
            return new OwnKafka(Files.createTempDirectory("aisle-kafka"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KafkaServer server() {
        return new KafkaServer(files, port, controllerPort);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /// SIGKILL. What it held stays.
    public void kill() {
        process.kill();
    }

    /// Returns when it answers.
    public void restart() {
        process = Launch.start(server(), START_WITHIN);
    }

    /// SIGSTOP, until [#thaw].
    public void freeze() {
        process.tree().freeze();
    }

    public void thaw() {
        process.tree().thaw();
    }

    /// While it is down: a partition loses the second half of its bytes, as when a broker that lagged behind
    /// is made leader. The partition's first segment must be its only one.
    ///
    /// @return how many bytes are left
    public long halve(String topic, int partition) {
        var segment =
                files.data("kafka")
                        .resolve("logs")
                        .resolve(topic + "-" + partition)
                        .resolve(FIRST_SEGMENT);
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            long left = file.length() / 2;
            file.setLength(left);
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
        Folders.delete(folder);
    }
}
