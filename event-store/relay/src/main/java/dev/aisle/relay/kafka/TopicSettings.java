package dev.aisle.relay.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the events topic is set up, and what of it would break the mirror (P3).
///
/// @param settings by the broker's names
record TopicSettings(int partitions, int replicas, Map<String, String> settings) {
    private static final int REPLICAS_MIN = 3;
    private static final int IN_SYNC_MIN = 2;

    /// The largest event that is appended, 256 KiB, with room for its key and headers.
    private static final int MESSAGE_BYTES_MIN = 272 * 1024;

    TopicSettings {
        settings = Map.copyOf(settings);
    }

    /// With any of these the relay must not run.
    ///
    /// @param batchBytes of the producer. Where the topic takes less, the producer splits a refused batch
    ///     into batches of that size for ever.
    List<String> defects(int bucketCount, long batchBytes) {
        var defects = new ArrayList<String>();
        if (partitions != bucketCount) {
            defects.add("has %d partitions, not %d".formatted(partitions, bucketCount));
        }
        expect("cleanup.policy", "delete", defects);
        expect("retention.ms", "-1", defects);
        expect("retention.bytes", "-1", defects);
        expectAtLeast("max.message.bytes", 2 * batchBytes, defects);
        return defects;
    }

    /// With these a disaster can lose what was published; in production the relay must not run either.
    List<String> risks() {
        var risks = new ArrayList<String>();
        if (replicas < REPLICAS_MIN) {
            risks.add("has %d replicas, not %d".formatted(replicas, REPLICAS_MIN));
        }
        expectAtLeast("min.insync.replicas", IN_SYNC_MIN, risks);
        expectAtLeast("max.message.bytes", MESSAGE_BYTES_MIN, risks);
        expect("unclean.leader.election.enable", "false", risks);
        return risks;
    }

    private void expect(String name, String expected, List<String> found) {
        var actual = settings.getOrDefault(name, "unset");
        if (!actual.equals(expected)) {
            found.add("has %s=%s, not %s".formatted(name, actual, expected));
        }
    }

    private void expectAtLeast(String name, long least, List<String> found) {
        var actual = settings.getOrDefault(name, "0");
        if (Long.parseLong(actual) < least) {
            found.add("has %s=%s, not %d or more".formatted(name, actual, least));
        }
    }
}
