package dev.aisle.relay;

import dev.aisle.contracts.log.BucketHeads.Head;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/// Counts what one relay of a shard does, and how far it is behind the heads of the log.
public final class RelayMeters {
    private final AtomicLongArray heads;
    private final AtomicLongArray acknowledged;
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicInteger unsettled = new AtomicInteger();
    private final AtomicLong bytesInFlight = new AtomicLong();
    private final LongAdder sent = new LongAdder();
    private final Counter sendFailed;
    private final Timer poll;
    private final Timer resume;
    private volatile Set<Integer> owned = Set.of();

    public RelayMeters(MeterRegistry registry, int shard, int bucketCount) {
        var tags = Tags.of("shard", Integer.toString(shard));
        heads = unknown(bucketCount);
        acknowledged = unknown(bucketCount);
        // A counter of the registry costs several times as much, and this one counts each event.
        FunctionCounter.builder("relay.sent", sent, LongAdder::sum)
                .description("Events written to the events topic and acknowledged")
                .tags(tags)
                .register(registry);
        sendFailed =
                Counter.builder("relay.send.failed")
                        .description("Sends that failed, each of which ended a producer")
                        .tags(tags)
                        .register(registry);
        poll =
                Timer.builder("relay.poll")
                        .description("Time that the relay waited for a page of the log")
                        .tags(tags)
                        .register(registry);
        resume =
                Timer.builder("relay.resume")
                        .description("Time to find where the topic ends and open a producer")
                        .tags(tags)
                        .register(registry);
        registry.gauge("relay.buckets.stopped", tags, stopped);
        registry.gauge("relay.buckets.owned", tags, this, meters -> meters.owned.size());
        registry.gauge("relay.timeline.unsettled", tags, unsettled);
        registry.gauge("relay.in.flight.bytes", tags, bytesInFlight);
        registry.gauge("relay.lag.events", tags, this, meters -> meters.lags().sum());
        registry.gauge("relay.lag.events.max", tags, this, meters -> meters.lags().max().orElse(0));
    }

    private static AtomicLongArray unknown(int bucketCount) {
        return new AtomicLongArray(LongStream.generate(() -> -1).limit(bucketCount).toArray());
    }

    private LongStream lags() {
        return owned.stream()
                .mapToLong(bucket -> Math.max(0, heads.get(bucket) - acknowledged.get(bucket)));
    }

    void sent(int bucket, long offset) {
        sent.increment();
        acknowledged.set(bucket, offset);
    }

    void resumed(int bucket, long offset) {
        acknowledged.set(bucket, offset);
    }

    void sendFailed() {
        sendFailed.increment();
    }

    void stopped(int buckets) {
        stopped.set(buckets);
    }

    void owned(Set<Integer> buckets) {
        owned = Set.copyOf(buckets);
    }

    void unsettled(boolean isUnsettled) {
        unsettled.set(isUnsettled ? 1 : 0);
    }

    void inFlight(long bytes) {
        bytesInFlight.set(bytes);
    }

    Timer poll() {
        return poll;
    }

    Timer resume() {
        return resume;
    }

    /// Takes note of how far the store is.
    public void heads(Map<Integer, Head> now) {
        now.forEach((bucket, head) -> heads.set(bucket, head.offset()));
    }
}
