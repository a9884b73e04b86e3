package dev.aisle.eventstore;

import dev.aisle.contracts.bucket.BucketRanges;
import java.util.ArrayList;
import java.util.List;

/// Where each bucket is kept. A bucket is on one server whole, so no transaction crosses two of them.
public final class Shards {
    private static final String ALL = "all";

    private final List<Shard> shards;
    private final Shard[] byBucket;

    private Shards(List<Shard> shards, int bucketCount) {
        this.shards = List.copyOf(shards);
        this.byBucket = new Shard[bucketCount];
        for (var shard : shards) {
            for (int bucket : shard.buckets()) {
                if (byBucket[bucket] != null) {
                    throw new IllegalArgumentException(
                            "bucket %d is in shard %d and in shard %d"
                                    .formatted(bucket, byBucket[bucket].number(), shard.number()));
                }
                byBucket[bucket] = shard;
            }
        }
        for (int bucket = 0; bucket < bucketCount; bucket++) {
            if (byBucket[bucket] == null) {
                throw new IllegalArgumentException(
                        "bucket %d of %d is in no shard".formatted(bucket, bucketCount));
            }
        }
    }

    /// @param text one shard an entry, `buckets@url`, separated by blanks:
    ///     `0-31@postgresql://a:5432/aisle 32-63@postgresql://b:5432/aisle`; `all` or blank for one shard
    /// @param onlyUrl the server of all buckets where the text names none
    /// @throws IllegalArgumentException saying what is wrong: an entry of another form, or a bucket that is
    ///     in two shards or in none
    public static Shards parse(String text, String onlyUrl, int bucketCount) {
        var shards = new ArrayList<Shard>();
        var list = text.strip();
        boolean isOne = list.isEmpty() || list.equals(ALL);
        var entries = isOne ? new String[] {ALL + "@" + onlyUrl} : list.split("\\s+");
        for (var entry : entries) {
            int at = entry.indexOf('@');
            if (at < 1 || at == entry.length() - 1) {
                throw new IllegalArgumentException(
                        "a shard is written buckets@url, such as 0-31@postgresql://host:5432/aisle,"
                                + " not '"
                                + entry
                                + "'");
            }
            var buckets = BucketRanges.parse(entry.substring(0, at), bucketCount);
            shards.add(new Shard(shards.size(), entry.substring(at + 1), buckets));
        }
        return new Shards(shards, bucketCount);
    }

    public List<Shard> all() {
        return shards;
    }

    public Shard of(int bucket) {
        return byBucket[bucket];
    }
}
