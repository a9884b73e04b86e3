package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.PartitionTail.Emptied;
import dev.aisle.relay.PartitionTail.Foreign;
import dev.aisle.relay.PartitionTail.Mirrored;
import dev.aisle.relay.PartitionTail.Untouched;
import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.ResumePoint.Stopped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds where each bucket goes on: after what its partition holds, if the store holds the same. There is
/// no checkpoint that could say otherwise (P3).
final class Resumption {
    private static final Logger LOG = Logger.getLogger(Resumption.class);

    private final LogReader log;

    Resumption(LogReader log) {
        this.log = log;
    }

    Map<Integer, ResumePoint> of(EventTopic topic, Set<Integer> buckets) {
        if (buckets.isEmpty()) {
            return Map.of();
        }
        var tails = topic.tails(buckets);
        var stored = storedAtHighest(tails);
        var points = new HashMap<Integer, ResumePoint>();
        tails.forEach(
                (bucket, tail) ->
                        points.put(
                                bucket,
                                switch (tail) {
                                    case Untouched _ -> After.NOTHING;
                                    case Emptied emptied -> stopped(emptied);
                                    case Foreign foreign -> stopped(foreign);
                                    case Mirrored mirrored ->
                                            compared(bucket, mirrored, stored.get(bucket));
                                }));
        return points;
    }

    ResumePoint of(EventTopic topic, int bucket) {
        var point = of(topic, Set.of(bucket)).get(bucket);
        if (point == null) {
            throw new IllegalStateException("the topic told nothing of bucket " + bucket);
        }
        return point;
    }

    /// The events that the store has where the partitions have their highest.
    private Map<Integer, StoredEvent> storedAtHighest(Map<Integer, PartitionTail> tails) {
        var before = new HashMap<Integer, Long>();
        tails.forEach(
                (bucket, tail) -> {
                    if (tail instanceof Mirrored mirrored) {
                        before.put(bucket, mirrored.highest().bucketOffset() - 1);
                    }
                });
        return log.next(before).stream()
                .collect(Collectors.toMap(StoredEvent::bucket, event -> event));
    }

    private static ResumePoint compared(
            int bucket, Mirrored mirrored, @Nullable StoredEvent stored) {
        var highest = mirrored.highest();
        if (stored == null
                || stored.offset() != highest.bucketOffset()
                || !stored.id().equals(highest.eventId())) {
            return new Stopped(
                    StopReason.LOST_FAILOVER,
                    "the topic has event %s at offset %d, the store has %s there"
                            .formatted(
                                    highest.eventId(),
                                    highest.bucketOffset(),
                                    stored == null || stored.offset() != highest.bucketOffset()
                                            ? "none"
                                            : stored.id()));
        }
        var gapless = mirrored.gapless();
        var point =
                gapless == null
                        ? After.NOTHING
                        : new After(gapless.bucketOffset(), gapless.shift());
        if (point.lastOffset() < highest.bucketOffset()) {
            LOG.warnf(
                    "goes back to the last gapless record bucket=%d offset=%d highest=%d",
                    bucket, point.lastOffset(), highest.bucketOffset());
        }
        return point;
    }

    private static Stopped stopped(Emptied emptied) {
        return new Stopped(
                StopReason.PARTITION_EMPTIED,
                "the partition is empty and begins at " + emptied.logStart());
    }

    private static Stopped stopped(Foreign foreign) {
        return new Stopped(
                StopReason.FOREIGN_RECORD,
                "the partition's last record, at " + foreign.recordOffset() + ", isn't a relay's");
    }
}
