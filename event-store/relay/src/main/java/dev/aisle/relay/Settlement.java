package dev.aisle.relay;

import dev.aisle.eventstore.Timeline;
import dev.aisle.relay.ResumePoint.Stopped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives the relay's word for a new timeline: that the shard holds, in all its buckets, what was published.
/// Until then the store refuses appends, lest an offset that was published gets a second event.
final class Settlement {
    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final LogReader log;
    private final Resumption resumption;
    private final Set<Integer> buckets;

    /// @param buckets all of the shard, whoever relays them
    Settlement(LogReader log, Resumption resumption, Set<Integer> buckets) {
        this.log = log;
        this.resumption = resumption;
        this.buckets = Set.copyOf(buckets);
    }

    /// @return null once it is settled, else what stands against it
    @Nullable String settle(EventTopic topic, Timeline timeline) {
        var differing = new TreeMap<Integer, Stopped>();
        resumption.of(topic, buckets).forEach((bucket, point) -> note(differing, bucket, point));
        if (!differing.isEmpty()) {
            return "timeline %d lacks what was published, or it can't be told, in buckets %s; ./aisle log status says more"
                    .formatted(timeline.id(), differing.keySet());
        }
        if (!log.settle(timeline)) {
            return "another timeline began while timeline %d was compared".formatted(timeline.id());
        }
        LOG.infof(
                "settled a new timeline, since it holds all that was published timeline=%d epoch=%d",
                timeline.id(), timeline.epoch());
        return null;
    }

    private static void note(Map<Integer, Stopped> differing, int bucket, ResumePoint point) {
        if (point instanceof Stopped stop) {
            differing.put(bucket, stop);
        }
    }
}
