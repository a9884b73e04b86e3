package dev.aisle.relay;

import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.ResumePoint.Stopped;
import dev.aisle.relay.loop.Backoff;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The buckets that can't go on. Each is stopped alone, and looked at again now and then.
final class StoppedBuckets {
    private static final Logger LOG = Logger.getLogger(StoppedBuckets.class);

    private final BucketRecovery recovery;
    private final RelayConfig.Recheck recheck;
    private final RelayMeters meters;
    private final Map<Integer, StoppedBucket> stopped = new TreeMap<>();

    StoppedBuckets(BucketRecovery recovery, RelayConfig.Recheck recheck, RelayMeters meters) {
        this.recovery = recovery;
        this.recheck = recheck;
        this.meters = meters;
    }

    boolean contains(int bucket) {
        return stopped.containsKey(bucket);
    }

    int count() {
        return stopped.size();
    }

    Map<Integer, Stopped> reasons() {
        var reasons = new HashMap<Integer, Stopped>();
        stopped.forEach((bucket, stop) -> reasons.put(bucket, stop.stop()));
        return reasons;
    }

    void stop(int bucket, Stopped stop) {
        var before = stopped.get(bucket);
        if (before == null || before.stop().reason() != stop.reason()) {
            LOG.errorf(
                    "stopped bucket=%d reason=%s detail=%s remedy=%s",
                    bucket, stop.reason(), stop.detail(), stop.reason().remedy());
        }
        if (before == null) {
            var backoff = new Backoff(recheck.first(), recheck.longest());
            stopped.put(bucket, new StoppedBucket(stop, backoff));
        } else {
            before.because(stop);
        }
        meters.stopped(stopped.size());
    }

    void retain(Set<Integer> owned) {
        if (stopped.keySet().retainAll(owned)) {
            meters.stopped(stopped.size());
        }
    }

    /// Looks at one of those that are due, and returns what was found out about one, if anything was. A bucket
    /// that can go on is stopped no longer.
    BucketRecovery.@Nullable Found recheck(EventTopic topic) {
        var found = recovery.poll();
        if (found != null && !stopped.containsKey(found.bucket())) {
            found = null; // It became another relay's.
        }
        if (found != null && found.point() instanceof After) {
            stopped.remove(found.bucket());
            meters.stopped(stopped.size());
            LOG.infof("goes on after a stop bucket=%d", found.bucket());
        }
        startRecovery(topic);
        return found;
    }

    private void startRecovery(EventTopic topic) {
        long now = System.nanoTime();
        for (var entry : stopped.entrySet()) {
            if (entry.getValue().isDue(now) && recovery.start(topic, entry.getKey())) {
                entry.getValue().postpone();
                return;
            }
        }
    }

    void close() {
        recovery.close();
    }
}
