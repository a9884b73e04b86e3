package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.PackagedApplication;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.contracts.Installation;
import dev.aisle.local.Topics;
import java.util.HashMap;
import java.util.Map;

/// The packaged command side in a process of its own, with all defaults but the quota of a client.
public final class CommandSide {
    public static final String NAME = "command-side";

    private static final int HEAP_MEGABYTES = 1_024;

    static final Installation INSTALLATION = new Installation("bench");

    private CommandSide() {}

    /// @param url of the database, in the reactive client's form
    static PackagedApplication start(Session session, String url) {
        var environment = new HashMap<>(environment(session, url));
        // Room for all prices with the past that a run gives them, as for the engine in this JVM.
        environment.put("AISLE_ENGINE_STATES_SIZE_MAX", "256M");
        return session.start(NAME, environment, HEAP_MEGABYTES);
    }

    /// @param url of the database, in the reactive client's form
    public static PackagedApplication start(Session session, String url, int heapMegabytes) {
        return session.start(NAME, environment(session, url), heapMegabytes);
    }

    private static Map<String, String> environment(Session session, String url) {
        Topics.create(session.kafka(), INSTALLATION, InProcessEngine.BUCKETS);
        var environment =
                new HashMap<>(
                        Map.of(
                                "AISLE_INSTALLATION", INSTALLATION.name(),
                                "AISLE_BUCKET_COUNT", Integer.toString(InProcessEngine.BUCKETS),
                                "AISLE_POSTGRES_URL", url,
                                "AISLE_POSTGRES_USER", BenchPostgres.USER,
                                "AISLE_POSTGRES_PASSWORD", BenchPostgres.PASSWORD,
                                "AISLE_KAFKA_BOOTSTRAP_SERVERS", session.kafka(),
                                "AISLE_REDIS_URI", session.redis()));
        // There is one client here, where there would be hundreds.
        environment.put("AISLE_ADMISSION_QUOTA_COMMANDS_PER_SECOND", "10000000");
        environment.put("AISLE_ADMISSION_QUOTA_BURST", "10000000");
        return environment;
    }
}
