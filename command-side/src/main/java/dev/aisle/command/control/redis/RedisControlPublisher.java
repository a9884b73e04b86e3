package dev.aisle.command.control.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.control.ControlPublisher;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Publishes to a key, for those who start, and to the channel of the same name, for those who listen.
@Singleton
final class RedisControlPublisher implements ControlPublisher {
    private final RedisClient client;
    private final String key;
    private final String script;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RedisControlPublisher(RedisConfig config, Installation installation) {
        var uri = RedisURI.create(config.uri());
        uri.setTimeout(config.timeout());
        client = RedisClient.create(uri);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(
                                SocketOptions.builder().connectTimeout(config.timeout()).build())
                        .build());
        key = installation.controlKey();
        script = script();
    }

    @Override
    public String place() {
        return "redis";
    }

    @Override
    public void publish(ControlDocument document) {
        Object published =
                connected()
                        .sync()
                        .eval(
                                script,
                                ScriptOutputType.INTEGER,
                                new String[] {key},
                                Long.toString(document.revision()),
                                json(document));
        Objects.requireNonNull(published, "the script answers 0 or 1");
    }

    @PreDestroy
    void close() {
        client.shutdown();
    }

    private StatefulRedisConnection<String, String> connected() {
        var open = connection;
        if (open == null) {
            open = client.connect();
            connection = open;
        }
        return open;
    }

    private static String json(ControlDocument document) {
        try {
            return Json.LENIENT.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that can't be written as JSON", e);
        }
    }

    private static String script() {
        try (var in =
                RedisControlPublisher.class.getResourceAsStream("/redis/publish-control.lua")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
