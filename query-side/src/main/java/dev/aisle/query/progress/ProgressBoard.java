package dev.aisle.query.progress;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.log.BucketHeads.Head;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far each projection's rows are written, and how far the log is, as far as this instance was
/// told. Everything here is a lower bound, and stays true when the channel is lost.
@Singleton
public class ProgressBoard {
    private static final int TRACKS_MAX = 32;

    /// A quarter of the queries that may run by default, so that those without a token keep their place
    /// while views lag.
    private static final int WAITERS_MAX = 500;

    private final int bucketCount;
    private final Map<Track, BucketProgress[]> tracks = new ConcurrentHashMap<>();
    private final Map<Integer, Head> heads = new ConcurrentHashMap<>();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Instant headsAt;

    @Inject
    public ProgressBoard(Buckets buckets) {
        this.bucketCount = buckets.count();
    }

    public void advance(Track track, int bucket, long to) {
        var progress = bucket(track, bucket);
        if (progress != null && progress.advance(to)) {
            wakeWaiters();
        }
    }

    /// Heads of the log, as of an instant.
    public void heard(Instant at, Map<Integer, Head> news) {
        var known = headsAt;
        if (known != null && at.isBefore(known)) {
            return;
        }
        news.forEach(this::heard);
        headsAt = at;
    }

    private void heard(int bucket, Head head) {
        if (bucket < 0 || bucket >= bucketCount) {
            return;
        }
        heads.merge(bucket, head, (old, now) -> now.offset() > old.offset() ? now : old);
        tracks.values().forEach(buckets -> buckets[bucket].heard(head));
    }

    public Standing standing(Track track, int bucket) {
        var progress = bucket(track, bucket);
        return progress == null ? new Standing(BucketProgress.NOTHING, null) : progress.standing();
    }

    /// When the newest heads were read from the store; null if none were heard of.
    public @Nullable Instant headsAt() {
        return headsAt;
    }

    public boolean hasReached(Track track, Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .allMatch(entry -> standing(track, entry.getKey()).offset() >= entry.getValue());
    }

    /// Waits until a condition on progress holds. It is looked at whenever there is progress, and by
    /// no timer.
    ///
    /// @return whether it held in time; false at once if too many wait already
    public Uni<Boolean> until(BooleanSupplier condition, Duration limit) {
        if (condition.getAsBoolean()) {
            return Uni.createFrom().item(true);
        }
        if (limit.isZero()) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> enlist(condition, emitter))
                .ifNoItem()
                .after(limit)
                .recoverWithItem(false);
    }

    private void enlist(BooleanSupplier condition, UniEmitter<? super Boolean> emitter) {
        if (waiting.incrementAndGet() > WAITERS_MAX) {
            waiting.decrementAndGet();
            emitter.complete(false);
            return;
        }
        var waiter = new Waiter(condition, emitter);
        emitter.onTermination(() -> dismiss(waiter));
        waiters.add(waiter);
        // Progress may have come between the caller's look and the enlisting.
        if (condition.getAsBoolean()) {
            dismiss(waiter);
            emitter.complete(true);
        }
    }

    private void dismiss(Waiter waiter) {
        if (waiters.remove(waiter)) {
            waiting.decrementAndGet();
        }
    }

    /// To be called when anything else that waiters look at has changed.
    public void wakeWaiters() {
        for (var waiter : waiters) {
            if (waiter.condition.getAsBoolean()) {
                dismiss(waiter);
                waiter.emitter.complete(true);
            }
        }
    }

    private @Nullable BucketProgress bucket(Track track, int bucket) {
        if (bucket < 0 || bucket >= bucketCount) {
            return null;
        }
        var known = tracks.get(track);
        return known != null ? known[bucket] : begin(track, bucket);
    }

    private BucketProgress begin(Track track, int bucket) {
        if (tracks.size() >= TRACKS_MAX) {
            forgetOldestOf(track.projection());
        }
        var begun =
                tracks.computeIfAbsent(
                        track,
                        _ ->
                                Stream.generate(BucketProgress::new)
                                        .limit(bucketCount)
                                        .toArray(BucketProgress[]::new));
        heads.forEach((index, head) -> begun[index].heard(head));
        return begun[bucket];
    }

    /// Rebuilds come and go for as long as an instance lives; nobody asks for their first ones again.
    private void forgetOldestOf(String projection) {
        tracks.keySet().stream()
                .filter(track -> track.projection().equals(projection))
                .min(Comparator.comparingInt(Track::generation))
                .ifPresent(tracks::remove);
    }

    private static final class Waiter {
        private final BooleanSupplier condition;
        private final UniEmitter<? super Boolean> emitter;

        Waiter(BooleanSupplier condition, UniEmitter<? super Boolean> emitter) {
            this.condition = condition;
            this.emitter = emitter;
        }
    }
}
