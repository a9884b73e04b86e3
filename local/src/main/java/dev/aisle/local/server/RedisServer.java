package dev.aisle.local.server;

import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Redis 6.2 with an append-only file.
public final class RedisServer implements LocalServer {

    private static final String NAME = "redis";
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerFiles files;
    private final int port;

    public RedisServer(ServerFiles files, int port) {
        this.files = files;
        this.port = port;
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
        Files.createDirectories(files.data(NAME));
        Binaries.of(files);
    }

    @Override
    public ProcessSpec spec() {
        return files.spec(
                NAME,
                List.of(
                        Binaries.of(files).redis().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        files.data(NAME).toString(),
                        "--appendonly",
                        "yes",
                        "--save",
                        "",
                        "--maxmemory",
                        "512mb",
                        "--maxmemory-policy",
                        "allkeys-lru"),
                Map.of(),
                "TERM");
    }

    @Override
    public boolean answers() {
        return Wire.ask(port, PING, answer -> answer.readUnsignedByte() == '+');
    }
}
