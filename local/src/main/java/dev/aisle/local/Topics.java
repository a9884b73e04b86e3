package dev.aisle.local;

import dev.aisle.contracts.Installation;
import dev.aisle.local.server.ServerFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of an installation, as its rooms expect them, with one replica each.
public final class Topics {

    /// Payload and metadata of an event are at most 256 KiB together; headers and framing come on top.
    private static final int EVENT_BYTES_MAX = 320 * 1024;

    /// Less than the idempotency window of 7 days: what is read late can still be recognised.
    private static final Duration COMMANDS_KEPT = Duration.ofDays(6);

    private static final Duration RECEIPTS_KEPT = Duration.ofDays(7);
    private static final Duration QUARANTINE_KEPT = Duration.ofDays(30);
    private static final Duration HEADS_KEPT = Duration.ofHours(1);
    private static final Duration HEADS_SEGMENT = Duration.ofMinutes(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final short REPLICAS = 1;

    private Topics() {}

    /// Creates the topics that are absent, and returns when the broker knows of all.
    ///
    /// @param bucketCount partitions of events, commands and receipts; it never changes afterwards
    /// @throws ServerFailure if a topic is there with another number of partitions, or Kafka does not answer
    ///     within 60 s
    public static void create(String bootstrapServers, Installation installation, int bucketCount) {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) ANSWER_WITHIN.toMillis());
        try (var admin = Admin.create(config)) {
            var topics = of(installation, bucketCount);
            create(admin, topics);
            check(admin, topics);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerFailure("The topics cannot be created: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while creating topics");
        }
    }

    static List<NewTopic> of(Installation installation, int bucketCount) {
        return List.of(
                topic(
                        installation.eventsTopic(),
                        bucketCount,
                        Map.of(
                                "retention.ms", "-1",
                                "retention.bytes", "-1",
                                "max.message.bytes", Integer.toString(EVENT_BYTES_MAX))),
                topic(installation.commandsTopic(), bucketCount, kept(COMMANDS_KEPT)),
                topic(installation.receiptsTopic(), bucketCount, kept(RECEIPTS_KEPT)),
                topic(installation.quarantineTopic(), 1, kept(QUARANTINE_KEPT)),
                topic(
                        installation.headsTopic(),
                        1,
                        Map.of(
                                "retention.ms", Long.toString(HEADS_KEPT.toMillis()),
                                "segment.ms", Long.toString(HEADS_SEGMENT.toMillis()))));
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of("retention.ms", Long.toString(retention.toMillis()));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        var all = new java.util.HashMap<>(settings);
        all.put("cleanup.policy", "delete");
        return new NewTopic(name, partitions, REPLICAS).configs(all);
    }

    private static void create(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        var present = admin.listTopics().names().get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
        var absent = topics.stream().filter(topic -> !present.contains(topic.name())).toList();
        for (var created : admin.createTopics(absent).values().values()) {
            try {
                created.get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // Else someone was faster.
                    throw e;
                }
            }
        }
    }

    private static void check(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        var present = describe(admin, topics.stream().map(NewTopic::name).toList());
        var wrong = new ArrayList<String>();
        for (var topic : topics) {
            var description = present.get(topic.name());
            if (description == null || description.partitions().size() != topic.numPartitions()) {
                wrong.add(topic.name());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ServerFailure(
                    wrong
                            + " have another number of partitions than this installation has buckets. The"
                            + " bucket count is fixed for the life of an installation: take the old one, or"
                            + " start with ./aisle up --fresh");
        }
    }

    /// A broker says that a topic is created before it knows of it itself, for a moment.
    private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        var end = System.nanoTime() + ANSWER_WITHIN.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names)
                        .allTopicNames()
                        .get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
