package dev.aisle.projections;

import dev.aisle.contracts.Installation;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Points the worker at the test servers, as an installation of its own.
public final class WorkerServers implements QuarkusTestResourceLifecycleManager {
    static final int BUCKETS = 4;

    @Override
    public Map<String, String> start() {
        var servers = TestServers.get();
        var name = "worker-" + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 30), 36);
        createTopics(servers, new Installation(name));
        return Map.of(
                "aisle.installation", name,
                "aisle.bucket-count", Integer.toString(BUCKETS),
                "aisle.kafka.bootstrap-servers", servers.kafkaBootstrapServers(),
                "aisle.redis.uri", servers.redisUri(),
                "aisle.scylla.contact-points", servers.scyllaContactPoint(),
                "aisle.scylla.local-datacenter", servers.scyllaDatacenter());
    }

    @Override
    public void stop() {}

    /// Kafka's client looks for its classes where the thread says, which may be the class loader of an
    /// application that was tested before.
    private static void createTopics(TestServers servers, Installation installation) {
        var thread = Thread.currentThread();
        var former = thread.getContextClassLoader();
        thread.setContextClassLoader(Topics.class.getClassLoader());
        try {
            Topics.create(servers.kafkaBootstrapServers(), installation, BUCKETS);
        } finally {
            thread.setContextClassLoader(former);
        }
    }
}
