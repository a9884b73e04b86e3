package dev.aisle.relay;

import dev.aisle.contracts.log.BucketHeads.Head;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/// Counts what is relayed, and how far it is behind the heads of the log.
public final class RelayMeters {
    private final AtomicLongArray heads;
    private final AtomicLongArray acknowledged;
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicLong bytesInFlight = new AtomicLong();
    private final Counter sent;
    private final Counter sendFailed;
    private final Timer poll;
    private final Timer resume;

    /// @param buckets that this process relays
    public RelayMeters(MeterRegistry registry, int bucketCount, Set<Integer> buckets) {
        heads = unknown(bucketCount);
        acknowledged = unknown(bucketCount);
        sent =
                Counter.builder("relay.sent")
                        .description("Events written to the events topic and acknowledged")
                        .register(registry);
        sendFailed =
                Counter.builder("relay.send.failed")
                        .description("Sends that failed, each of which ended a producer")
                        .register(registry);
        poll =
                Timer.builder("relay.poll")
                        .description("Time to read a page of the log")
                        .register(registry);
        resume =
                Timer.builder("relay.resume")
                        .description("Time to find where the topic ends and open a producer")
                        .register(registry);
        registry.gauge("relay.buckets.stopped", stopped);
        registry.gauge("relay.in.flight.bytes", bytesInFlight);
        registry.gauge("relay.lag.events", this, _ -> lags(buckets).sum());
        registry.gauge("relay.lag.events.max", this, _ -> lags(buckets).max().orElse(0));
    }

    private static AtomicLongArray unknown(int bucketCount) {
        return new AtomicLongArray(LongStream.generate(() -> -1).limit(bucketCount).toArray());
    }

    private LongStream lags(Set<Integer> buckets) {
        return buckets.stream()
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
