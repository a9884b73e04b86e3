package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One writer from its opening to its first failure. The failure discards the writer on the writer's own
/// thread, before that can send anything else: so no later event is written past one that is missing.
final class RelaySession {
    /// @param refused whether that event would fail again
    record Failure(int bucket, long offset, boolean refused, Exception cause) {}

    private final Ground ground;
    private final TopicWriter writer;
    private final RelayMeters meters;
    private final AtomicLong bytesInFlight = new AtomicLong();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private volatile long acknowledgedAtNanos = System.nanoTime();

    RelaySession(Ground ground, TopicWriter writer, RelayMeters meters) {
        this.ground = ground;
        this.writer = writer;
        this.meters = meters;
    }

    Ground ground() {
        return ground;
    }

    /// Queues the event that comes next in its bucket.
    void send(BucketFeed feed, StoredEvent event) {
        long bytes = bytes(event);
        if (bytesInFlight.getAndAdd(bytes) == 0) {
            acknowledgedAtNanos = System.nanoTime();
        }
        feed.handOver(event.offset());
        writer.send(event, new Delivery(feed, event.offset(), bytes));
    }

    static long bytes(StoredEvent event) {
        return event.payload().length() + event.metadata().length();
    }

    @Nullable Failure failure() {
        return failure.get();
    }

    long bytesInFlight() {
        return bytesInFlight.get();
    }

    /// How long something has been in flight without anything being acknowledged.
    Duration silence() {
        return bytesInFlight.get() == 0
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - acknowledgedAtNanos);
    }

    void close(Duration timeout) {
        writer.close(timeout);
    }

    void discard() {
        writer.discard();
    }

    private void fail(Failure first) {
        if (failure.compareAndSet(null, first)) {
            meters.sendFailed();
            writer.discard();
        }
    }

    private final class Delivery implements TopicWriter.Acknowledgement {
        private final BucketFeed feed;
        private final long offset;
        private final long bytes;

        Delivery(BucketFeed feed, long offset, long bytes) {
            this.feed = feed;
            this.offset = offset;
            this.bytes = bytes;
        }

        @Override
        public void written(long recordOffset) {
            long now = System.nanoTime();
            acknowledgedAtNanos = now;
            bytesInFlight.addAndGet(-bytes);
            if (feed.acknowledge(offset, recordOffset, now)) {
                meters.sent(feed.bucket(), offset);
            } else {
                fail(
                        new Failure(
                                feed.bucket(),
                                offset,
                                false,
                                new TruncatedException(recordOffset)));
            }
        }

        @Override
        public void failed(Exception cause, boolean refused) {
            fail(new Failure(feed.bucket(), offset, refused, cause));
        }
    }

    private static final class TruncatedException extends RuntimeException {
        TruncatedException(long recordOffset) {
            super("the partition has lost records: the event was written at " + recordOffset);
        }
    }
}
