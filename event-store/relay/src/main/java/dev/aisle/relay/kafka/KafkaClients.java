package dev.aisle.relay.kafka;

import dev.aisle.relay.RelayConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes clients with the settings that the relay's promises rest on.
final class KafkaClients {
    private static final Duration BLOCK_MAX = Duration.ofSeconds(5);
    private static final Duration RECONNECT_MAX = Duration.ofSeconds(1);
    private static final Duration HEADS_TIMEOUT = Duration.ofSeconds(3);
    private static final int TAIL_RECORDS_PER_POLL = 10_000;

    private final String bootstrapServers;
    private final RelayConfig config;

    KafkaClients(String bootstrapServers, RelayConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.config = config;
    }

    Admin admin() {
        var settings = common("admin");
        settings.put("request.timeout.ms", millis(config.kafkaTimeout()));
        settings.put("default.api.timeout.ms", millis(config.kafkaTimeout()));
        return Admin.create(settings);
    }

    /// Writes each partition in order and once for as long as it lives, and tries for ever: 24 days, the
    /// longest that it can be told.
    Producer<byte[], byte[]> eventProducer() {
        var settings = common("events");
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.in.flight.requests.per.connection", 5);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        settings.put("request.timeout.ms", millis(config.kafkaTimeout()));
        settings.put("max.block.ms", millis(BLOCK_MAX));
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", millis(config.producer().linger()));
        settings.put("batch.size", (int) config.producer().batchBytes().asLongValue());
        settings.put("buffer.memory", config.producer().bufferBytes().asLongValue());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Heads are worth nothing once they are late: they are tried for a moment only.
    Producer<byte[], byte[]> headsProducer() {
        var settings = common("heads");
        settings.put("acks", "1");
        settings.put("enable.idempotence", false);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", millis(HEADS_TIMEOUT));
        settings.put("request.timeout.ms", millis(HEADS_TIMEOUT));
        settings.put("delivery.timeout.ms", millis(HEADS_TIMEOUT));
        settings.put("buffer.memory", 1L << 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Reads what it is told to, and never begins elsewhere by itself.
    Consumer<byte[], byte[]> tailConsumer() {
        var settings = common("tails");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("isolation.level", "read_uncommitted");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", TAIL_RECORDS_PER_POLL);
        settings.put("fetch.max.wait.ms", 10);
        settings.put("default.api.timeout.ms", millis(config.kafkaTimeout()));
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common(String purpose) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "aisle-relay-" + purpose);
        settings.put("reconnect.backoff.max.ms", millis(RECONNECT_MAX));
        // Several clients of one name live side by side now and then; JMX would complain.
        settings.put("metric.reporters", List.of());
        settings.put("enable.metrics.push", false);
        return settings;
    }

    static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
