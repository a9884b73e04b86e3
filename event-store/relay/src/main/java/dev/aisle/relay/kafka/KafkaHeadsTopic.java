package dev.aisle.relay.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.heads.HeadsTopic;
import dev.aisle.relay.loop.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// The heads topic in Kafka: one JSON document a record, without a key.
public final class KafkaHeadsTopic implements HeadsTopic {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String topic;
    private final KafkaClients clients;
    private @Nullable Producer<byte[], byte[]> producer;

    public KafkaHeadsTopic(String bootstrapServers, String topic, RelayConfig config) {
        this.topic = topic;
        this.clients = new KafkaClients(bootstrapServers, config);
    }

    @Override
    public void publish(BucketHeads heads) {
        try {
            open().send(new ProducerRecord<>(topic, Json.LENIENT.writeValueAsBytes(heads))).get();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("heads can't be written as JSON", e);
        } catch (ExecutionException | KafkaException e) {
            throw new UnavailableException("heads can't be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while publishing heads", e);
        }
    }

    private Producer<byte[], byte[]> open() {
        var opened = producer;
        if (opened == null) {
            opened = clients.headsProducer();
            producer = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
