package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.Timeline;
import dev.aisle.relay.loop.UnavailableException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Waits for the log, within a limit. For threads that may block.
final class LogReader {
    private final ShardLog shard;
    private final Duration timeout;
    private final AtomicLong failures = new AtomicLong();

    LogReader(ShardLog shard, Duration timeout) {
        this.shard = shard;
        this.timeout = timeout;
    }

    /// Another number than before means that the store was out of sight meanwhile. It may have failed over
    /// to one that holds less, so what was known of it is to be looked at again.
    long breaks() {
        return failures.get() + shard.connections().getAsLong();
    }

    /// Begins to read.
    CompletableFuture<List<StoredEvent>> ask(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        return shard.log()
                .read(afterOffsets, limitPerBucket, bytesPerBucket)
                .subscribeAsCompletionStage();
    }

    /// @throws UnavailableException if the log can't be read, or not in time
    <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Not cancelled: a call that still waits for its connection would then never give it
            // back.
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private UnavailableException failed(Exception cause) {
        failures.incrementAndGet();
        return new UnavailableException("the event store can't be read", cause);
    }

    /// The next event of each bucket that has one.
    List<StoredEvent> next(Map<Integer, Long> afterOffsets) {
        return afterOffsets.isEmpty() ? List.of() : await(ask(afterOffsets, 1, 1));
    }

    Timeline timeline() {
        return await(shard.timelines().present());
    }

    boolean settle(Timeline compared) {
        return await(shard.timelines().settle(compared, compared.epoch()));
    }

    private <T> T await(Uni<T> answer) {
        return await(answer.subscribeAsCompletionStage());
    }
}
