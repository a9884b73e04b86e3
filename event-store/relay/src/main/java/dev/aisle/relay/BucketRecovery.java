package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.ResumePoint.Stopped;
import dev.aisle.relay.loop.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at one stopped bucket at a time, beside the loop: reads the end of its partition again, and sends
/// its next event alone, by a writer of its own. So a bucket whose event is refused time and again costs
/// the others nothing.
final class BucketRecovery implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BucketRecovery.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    record Found(int bucket, ResumePoint point) {}

    private final LogReader log;
    private final Resumption resumption;
    private final Duration sendTimeout;
    private final RelayMeters meters;
    private final ArrayBlockingQueue<Found> found = new ArrayBlockingQueue<>(1);
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("bucket-recovery").daemon().factory());
    private volatile boolean isBusy;

    BucketRecovery(LogReader log, Resumption resumption, Duration sendTimeout, RelayMeters meters) {
        this.log = log;
        this.resumption = resumption;
        this.sendTimeout = sendTimeout;
        this.meters = meters;
    }

    /// @return false if another bucket is being looked at
    boolean start(EventTopic topic, int bucket) {
        if (isBusy || !found.isEmpty()) {
            return false;
        }
        isBusy = true;
        thread.execute(() -> look(topic, bucket));
        return true;
    }

    @Nullable Found poll() {
        return found.poll();
    }

    static Stopped gap(long last, long next) {
        return new Stopped(
                StopReason.LOG_GAP, "the log goes on at offset %d after %d".formatted(next, last));
    }

    static Stopped refused(long offset, Exception cause) {
        return new Stopped(
                StopReason.SEND_REFUSED,
                "the topic refuses the event at offset %d: %s"
                        .formatted(offset, cause.getMessage()));
    }

    private void look(EventTopic topic, int bucket) {
        try {
            found.add(new Found(bucket, pointOf(topic, bucket)));
        } catch (UnavailableException e) {
            LOG.debugf("can't tell now bucket=%d reason=%s", bucket, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "defect while looking at a stopped bucket bucket=%d", bucket);
        } finally {
            isBusy = false;
        }
    }

    private ResumePoint pointOf(EventTopic topic, int bucket) {
        return switch (resumption.of(topic, bucket)) {
            case After after -> sendNext(topic, bucket, after);
            case Stopped stop -> stop;
        };
    }

    private ResumePoint sendNext(EventTopic topic, int bucket, After after) {
        var next = log.next(Map.of(bucket, after.lastOffset()));
        if (next.isEmpty()) {
            return after;
        }
        var event = next.getFirst();
        return event.offset() == after.lastOffset() + 1
                ? send(topic, event)
                : gap(after.lastOffset(), event.offset());
    }

    private ResumePoint send(EventTopic topic, StoredEvent event) {
        var outcome = new CompletableFuture<ResumePoint>();
        var writer = topic.open();
        try {
            writer.send(event, new Answer(event, outcome, meters));
            return outcome.get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while sending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("the next event can't be sent", e);
        } finally {
            writer.discard();
        }
    }

    private record Answer(
            StoredEvent event, CompletableFuture<ResumePoint> outcome, RelayMeters meters)
            implements TopicWriter.Acknowledgement {
        @Override
        public void written(long recordOffset) {
            meters.sent(event.bucket(), event.offset());
            outcome.complete(new After(event.offset(), recordOffset - event.offset()));
        }

        @Override
        public void failed(Exception cause, boolean refused) {
            meters.sendFailed();
            if (refused) {
                outcome.complete(refused(event.offset(), cause));
            } else {
                outcome.completeExceptionally(cause);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
