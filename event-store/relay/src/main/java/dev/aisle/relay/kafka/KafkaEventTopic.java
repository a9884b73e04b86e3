package dev.aisle.relay.kafka;

import dev.aisle.relay.EventTopic;
import dev.aisle.relay.PartitionTail;
import dev.aisle.relay.RelayConfig;
import dev.aisle.relay.TopicWriter;
import dev.aisle.relay.loop.RefusedToRunException;
import dev.aisle.relay.loop.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/// The events topic in Kafka.
public final class KafkaEventTopic implements EventTopic {
    private static final Logger LOG = Logger.getLogger(KafkaEventTopic.class);

    private final String topic;
    private final int bucketCount;
    private final RelayConfig config;
    private final KafkaClients clients;
    private List<String> risksWarnedOf = List.of();

    public KafkaEventTopic(
            String bootstrapServers, String topic, int bucketCount, RelayConfig config) {
        this.topic = topic;
        this.bucketCount = bucketCount;
        this.config = config;
        this.clients = new KafkaClients(bootstrapServers, config);
    }

    @Override
    public void check() {
        var settings = settings();
        var defects = settings.defects(bucketCount, config.producer().batchBytes().asLongValue());
        var risks = settings.risks();
        if (config.production()) {
            defects.addAll(risks);
        }
        if (!defects.isEmpty()) {
            throw new RefusedToRunException("topic " + topic + " " + String.join(", it ", defects));
        }
        if (!risks.equals(risksWarnedOf)) {
            LOG.warnf("not for production topic=%s it %s", topic, String.join(", it ", risks));
            risksWarnedOf = risks;
        }
    }

    private TopicSettings settings() {
        try (var admin = clients.admin()) {
            return settings(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking Kafka", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new RefusedToRunException("topic " + topic + " doesn't exist");
            }
            throw new UnavailableException("Kafka can't be asked about topic " + topic, e);
        } catch (TimeoutException | KafkaException e) {
            throw new UnavailableException("Kafka can't be asked about topic " + topic, e);
        }
    }

    private TopicSettings settings(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        long timeoutMillis = config.kafkaTimeout().toMillis();
        var descriptions =
                admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(timeoutMillis, TimeUnit.MILLISECONDS);
        var configs =
                admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                        .all()
                        .get(timeoutMillis, TimeUnit.MILLISECONDS);
        var description = only(descriptions);
        return new TopicSettings(
                description.partitions().size(),
                description.partitions().getFirst().replicas().size(),
                only(configs).entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
    }

    private static <T> T only(Map<?, T> asked) {
        return asked.values().iterator().next();
    }

    @Override
    public Map<Integer, PartitionTail> tails(Set<Integer> buckets) {
        var partitions = buckets.stream().map(bucket -> new TopicPartition(topic, bucket)).toList();
        try (var consumer = clients.tailConsumer()) {
            // A writer has no more than this under way, so what it left undone lies within.
            int records = config.inFlight().eventsPerBucket();
            return new TailReader(consumer, partitions, records, config.kafkaTimeout()).read();
        } catch (KafkaException e) {
            throw new UnavailableException("the ends of topic " + topic + " can't be read", e);
        }
    }

    @Override
    public TopicWriter open() {
        return new KafkaTopicWriter(clients.eventProducer(), new EventRecords(topic));
    }
}
