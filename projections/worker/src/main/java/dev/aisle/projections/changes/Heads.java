package dev.aisle.projections.changes;

import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.contracts.log.BucketHeads.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How far the log is, as relays last said. Several relays may each speak of their own buckets.
@ApplicationScoped
public class Heads {
    private record Heard(Head head, Instant at) {}

    private final Map<Integer, Heard> byBucket = new ConcurrentHashMap<>();
    private volatile Instant lastAt = Instant.EPOCH;

    public void hear(BucketHeads heads) {
        heads.heads()
                .forEach(
                        (bucket, head) ->
                                byBucket.merge(bucket, new Heard(head, heads.at()), Heads::later));
        if (heads.at().isAfter(lastAt)) {
            lastAt = heads.at();
        }
    }

    public @Nullable Head head(int bucket) {
        var heard = byBucket.get(bucket);
        return heard == null ? null : heard.head();
    }

    public Map<Integer, Head> of(Collection<Integer> buckets) {
        var heads = new HashMap<Integer, Head>();
        for (var bucket : buckets) {
            var head = head(bucket);
            if (head != null) {
                heads.put(bucket, head);
            }
        }
        return heads;
    }

    /// When the oldest of these buckets' heads was read, so that one silent relay is not hidden by
    /// another; the epoch's beginning if nothing was ever heard.
    public Instant at(Collection<Integer> buckets) {
        return buckets.stream()
                .map(byBucket::get)
                .filter(heard -> heard != null)
                .map(Heard::at)
                .min(Instant::compareTo)
                .orElse(lastAt);
    }

    private static Heard later(Heard had, Heard came) {
        var head = came.head().offset() >= had.head().offset() ? came.head() : had.head();
        return new Heard(head, came.at().isAfter(had.at()) ? came.at() : had.at());
    }
}
