package dev.aisle.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.Installation;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final String bootstrapServers = TestServers.get().kafkaBootstrapServers();
    private final Installation installation =
            new Installation("topics-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void theEventTopicHasAPartitionForEachBucketAndForgetsNothing() throws Exception {
        Topics.create(bootstrapServers, installation, 4);

        assertThat(partitions(installation.eventsTopic())).isEqualTo(4);
        assertThat(settings(installation.eventsTopic()))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void commandsAreKeptForLessThanTheIdempotencyWindow() throws Exception {
        Topics.create(bootstrapServers, installation, 4);

        var kept =
                Duration.ofMillis(
                        Long.parseLong(
                                settings(installation.commandsTopic())
                                        .getOrDefault("retention.ms", "-1")));
        assertThat(kept).isPositive().isLessThan(Duration.ofDays(7));
    }

    @Test
    void creatingThemTwiceChangesNothing() throws Exception {
        Topics.create(bootstrapServers, installation, 4);
        Topics.create(bootstrapServers, installation, 4);

        assertThat(partitions(installation.headsTopic())).isEqualTo(1);
        assertThat(partitions(installation.quarantineTopic())).isEqualTo(1);
        assertThat(partitions(installation.receiptsTopic())).isEqualTo(4);
    }

    @Test
    void anotherBucketCountIsRefused() {
        Topics.create(bootstrapServers, installation, 4);

        assertThatThrownBy(() -> Topics.create(bootstrapServers, installation, 8))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining(installation.eventsTopic())
                .hasMessageContaining("fixed for the life of an installation");
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var description = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            return requireNonNull(description).partitions().size();
        }
    }

    private Map<String, String> settings(String topic)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = admin()) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return requireNonNull(config).entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
