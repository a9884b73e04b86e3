package dev.aisle.benchmarks.micro;

import dev.aisle.contracts.bucket.Buckets;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The bucket of a partition key, against Kafka's partition of the same key.
@State(Scope.Benchmark)
public class BucketBenchmark {
    private final Buckets buckets = new Buckets(64);
    private final String[] keys = keys();
    private int next;

    @Benchmark
    public int ours() {
        return buckets.of(key());
    }

    @Benchmark
    public int raw() {
        return BuiltInPartitioner.partitionForKey(key().getBytes(StandardCharsets.UTF_8), 64);
    }

    private String key() {
        return keys[next++ & keys.length - 1];
    }

    private static String[] keys() {
        var keys = new String[1024];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "SKU-" + i * 7919;
        }
        return keys;
    }
}
