package dev.aisle.projections.runner;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One assignment of a bucket to this worker. A bucket that is assigned again is a new one: nothing that
/// was remembered under the former holds any longer.
final class Partition {
    private final int bucket;
    private final Uni<Void> opened;
    private volatile boolean isOpen;
    private volatile boolean isReleased;
    private volatile long highest;
    private volatile @Nullable Stop stop;

    /// @param progress asked once, at the first use of [#opened()]
    Partition(int bucket, Uni<Long> progress) {
        this.bucket = bucket;
        this.opened = progress.invoke(this::open).replaceWithVoid().memoize().indefinitely();
    }

    int bucket() {
        return bucket;
    }

    /// Completes when it is known how far the projection has come.
    Uni<Void> opened() {
        return opened;
    }

    boolean isOpen() {
        return isOpen;
    }

    /// The offset up to which all rows are written.
    long highest() {
        return highest;
    }

    void advance(long offset) {
        highest = offset;
    }

    void release() {
        isReleased = true;
    }

    boolean isReleased() {
        return isReleased;
    }

    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    void stop(Stop reason) {
        stop = reason;
    }

    private void open(long progress) {
        highest = progress;
        isOpen = true;
    }
}
