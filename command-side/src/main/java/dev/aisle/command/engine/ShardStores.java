package dev.aisle.command.engine;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import java.util.List;

/// Which store keeps which stream.
final class ShardStores {
    private final Buckets buckets;
    private final PatientStore[] byBucket;

    ShardStores(EngineConfig config, List<StoreShard> shards, Buckets buckets) {
        this.buckets = buckets;
        byBucket = new PatientStore[buckets.count()];
        for (var shard : shards) {
            var store =
                    new PatientStore(
                            shard.store(), config.unknownOutcomePatience(), config.loadPatience());
            shard.shard().buckets().forEach(bucket -> byBucket[bucket] = store);
        }
    }

    PatientStore of(StreamId stream) {
        return byBucket[buckets.of(stream.key())];
    }

    PatientStore of(int bucket) {
        return byBucket[bucket];
    }
}
