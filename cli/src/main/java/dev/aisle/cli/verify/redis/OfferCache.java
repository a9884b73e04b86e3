package dev.aisle.cli.verify.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The offers that Redis holds of one installation. Blocks.
public final class OfferCache implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SCAN_KEYS = 1_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final Installation installation;

    public OfferCache(String uri, Installation installation) {
        var address = RedisURI.create(uri);
        address.setTimeout(TIMEOUT);
        this.client = RedisClient.create(address);
        this.connection = client.connect();
        this.installation = installation;
    }

    /// An entry as it is held.
    ///
    /// @param lifetimeMillis below zero if it never ends
    public record Entry(String key, String sku, String zone, String text, long lifetimeMillis) {}

    /// Every entry of an epoch and generation.
    public void scan(int epoch, int generation, Consumer<Entry> entries) {
        var prefix = installation.offerKey(epoch, generation, "", "");
        prefix = prefix.substring(0, prefix.length() - 1);
        var commands = connection.sync();
        var keys =
                ScanIterator.scan(
                        commands, ScanArgs.Builder.matches(prefix + "*").limit(SCAN_KEYS));
        while (keys.hasNext()) {
            var key = keys.next();
            var ids = key.substring(prefix.length()).split(":", -1);
            var text = commands.get(key);
            if (text != null && ids.length == 2) {
                entries.accept(new Entry(key, ids[0], ids[1], text, commands.pttl(key)));
            }
        }
    }

    /// The control document, or null where Redis has none.
    public @Nullable ControlDocument control() {
        var text = connection.sync().get(installation.controlKey());
        try {
            return text == null ? null : Json.LENIENT.readValue(text, ControlDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the control document in Redis can't be read", e);
        }
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, TIMEOUT);
    }
}
