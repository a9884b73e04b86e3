package dev.aisle.local.server;

import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Cassandra 5, one node, in the place of ScyllaDB. Its commit log is synced before it answers.
public final class CassandraServer implements LocalServer {

    public static final String DATACENTER = "datacenter1";
    private static final String NAME = "cassandra";

    /// An OPTIONS frame of the native protocol, version 4; the answer's opcode is SUPPORTED.
    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};

    private static final int SUPPORTED = 0x06;

    private final ServerFiles files;
    private final int port;
    private final int storagePort;

    public CassandraServer(ServerFiles files, int port, int storagePort) {
        this.files = files;
        this.port = port;
        this.storagePort = storagePort;
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
        Ports.requireFree("cassandra's storage", storagePort);
        Files.createDirectories(data());
        Files.writeString(data().resolve("logback.xml"), resource("logback-cassandra.xml"));
        Files.writeString(
                data().resolve("cassandra.yaml"),
                resource("cassandra.yaml")
                        .replace("{port}", Integer.toString(port))
                        .replace("{storage-port}", Integer.toString(storagePort))
                        .replace("{data}", data().toString()));
    }

    @Override
    public ProcessSpec spec() {
        var command = new ArrayList<String>();
        command.add(ServerFiles.java());
        command.addAll(
                List.of(
                        "-Xms128m",
                        "-Xmx384m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        encapsulated("--add-exports", "sun.nio.ch", "jdk.internal.ref").forEach(command::add);
        encapsulated(
                        "--add-opens",
                        "sun.nio.ch",
                        "java.nio",
                        "java.lang",
                        "java.lang.reflect",
                        "java.util",
                        "java.util.concurrent",
                        "java.util.concurrent.atomic",
                        "java.io",
                        "jdk.internal.ref")
                .forEach(command::add);
        Stream.of("sun.rmi.registry", "sun.rmi.server", "sun.rmi.transport.tcp")
                .map(name -> "--add-exports=java.rmi/" + name + "=ALL-UNNAMED")
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-Dcassandra.config=" + data().resolve("cassandra.yaml").toUri(),
                        "-Dcassandra.storagedir=" + data(),
                        "-Dlogback.configurationFile=" + data().resolve("logback.xml"),
                        "-Dcassandra-foreground=yes",
                        "-Dcassandra.ring_delay_ms=0",
                        "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                        "-Dcassandra.superuser_setup_delay_ms=0",
                        "-Dcassandra.load_ring_state=false",
                        "-Dcassandra.initial_token=0",
                        "-Dcassandra.shutdown_announce_in_ms=0",
                        "-cp",
                        // Our class comes first: see its comment.
                        files.root().resolve("local/servers/cassandra/target/classes")
                                + ":"
                                + files.jarsOf(NAME),
                        "org.apache.cassandra.service.CassandraDaemon"));
        return files.spec(NAME, command, Map.of("MALLOC_ARENA_MAX", "2"), "TERM");
    }

    @Override
    public boolean answers() {
        return Wire.ask(
                port,
                OPTIONS,
                answer -> {
                    answer.skipNBytes(4); // version, flags, stream
                    return answer.readUnsignedByte() == SUPPORTED;
                });
    }

    private Path data() {
        return files.data(NAME);
    }

    private static Stream<String> encapsulated(String option, String... packages) {
        return Stream.of(packages).map(name -> option + "=java.base/" + name + "=ALL-UNNAMED");
    }

    private static String resource(String name) {
        try (var in = CassandraServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
