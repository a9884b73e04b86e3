package dev.aisle.cli.log.kafka;

import dev.aisle.cli.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the events topic of a new epoch like that of the one before.
public final class EpochTopic {
    private static final int ANSWER_SECONDS = 30;

    private EpochTopic() {}

    /// Does nothing if it is there already.
    public static void createLike(String bootstrapServers, String before, String topic) {
        Map<String, Object> config =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(config)) {
            create(admin, before, topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new CommandFailure(
                        "The topic " + topic + " can't be created: " + e.getMessage(), e);
            }
        } catch (TimeoutException | KafkaException e) {
            throw new CommandFailure(
                    "The topic " + topic + " can't be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while creating the topic " + topic, e);
        }
    }

    private static void create(Admin admin, String before, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        var description =
                admin.describeTopics(List.of(before))
                        .allTopicNames()
                        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .values()
                        .iterator()
                        .next();
        var created =
                new NewTopic(
                                topic,
                                description.partitions().size(),
                                (short) description.partitions().getFirst().replicas().size())
                        .configs(settings(admin, before));
        admin.createTopics(List.of(created)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /// What was set on the topic itself; the rest are the broker's defaults.
    private static Map<String, String> settings(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin
                .describeConfigs(List.of(resource))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .values()
                .iterator()
                .next()
                .entries()
                .stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
