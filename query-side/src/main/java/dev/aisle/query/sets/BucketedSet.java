package dev.aisle.query.sets;

import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.ViewRows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One generation of a small view, held whole. A bucket of it is read again when a change message names
/// a row of it or when a message was missed; otherwise progress alone moves on.
///
/// Progress is told to the board only after what it covers is in memory: so whoever waits for it sees
/// it.
///
/// @param <B> what is held of a bucket
/// @param <S> the whole, as queries see it
final class BucketedSet<B, S> {
    private static final Logger LOG = Logger.getLogger(BucketedSet.class);
    private static final int READS_MAX = 8;
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final Track track;
    private final ViewRows rows;
    private final BiFunction<Integer, Integer, Uni<B>> readBucket;
    private final Function<List<B>, S> combine;
    private final ProgressBoard board;
    private final Housekeeping housekeeping;
    private final List<Bucket> buckets;
    private int reads;
    private boolean tableRead;
    private boolean tableWanted;
    private boolean retrying;
    private boolean dropped;
    private volatile @Nullable S content;

    /// @param readBucket reads a generation's bucket
    BucketedSet(
            Track track,
            int bucketCount,
            ViewRows rows,
            BiFunction<Integer, Integer, Uni<B>> readBucket,
            Function<List<B>, S> combine,
            ProgressBoard board,
            Housekeeping housekeeping) {
        this.track = track;
        this.rows = rows;
        this.readBucket = readBucket;
        this.combine = combine;
        this.board = board;
        this.housekeeping = housekeeping;
        this.buckets = new ArrayList<>(bucketCount);
        for (int bucket = 0; bucket < bucketCount; bucket++) {
            buckets.add(new Bucket());
        }
    }

    Track track() {
        return track;
    }

    /// The whole; null until all of it was read once.
    @Nullable S content() {
        return content;
    }

    /// Nobody asks for this generation any more.
    synchronized void drop() {
        dropped = true;
    }

    /// Reads everything again, progress first, so that rows are at least as new as it.
    synchronized void readAll() {
        if (tableWanted) {
            return;
        }
        tableWanted = true;
        readTable();
    }

    private void readTable() {
        rows.progress(track.projection(), track.generation())
                .subscribe()
                .with(this::tableRead, failure -> failed("progress", failure));
    }

    private synchronized void tableRead(Map<Integer, Long> offsets) {
        tableWanted = false;
        tableRead = true;
        for (int index = 0; index < buckets.size(); index++) {
            var bucket = buckets.get(index);
            bucket.announced = Math.max(bucket.announced, offsets.getOrDefault(index, -1L));
            bucket.outdated = true;
        }
        readOutdated();
    }

    synchronized void heard(ChangeMessage message) {
        switch (message) {
            case ChangeMessage.Changed changed -> changed(changed);
            case ChangeMessage.Reset reset -> reset.buckets().forEach(this::outdate);
            case ChangeMessage.Heartbeat heartbeat ->
                    heartbeat.progress().forEach(this::progressTold);
        }
        readOutdated();
    }

    private void changed(ChangeMessage.Changed changed) {
        var bucket = bucket(changed.bucket());
        if (bucket == null) {
            return;
        }
        boolean gap = changed.from() > bucket.announced;
        bucket.announced = Math.max(bucket.announced, changed.to());
        if (gap || !changed.keys().isEmpty()) {
            bucket.outdated = true;
        } else {
            tellProgress(changed.bucket(), bucket);
        }
    }

    private void outdate(int index) {
        var bucket = bucket(index);
        if (bucket != null) {
            bucket.outdated = true;
        }
    }

    /// Progress beyond the last message means that a message was missed.
    private void progressTold(int index, long to) {
        var bucket = bucket(index);
        if (bucket != null && to > bucket.announced) {
            bucket.announced = to;
            bucket.outdated = true;
        }
    }

    private @Nullable Bucket bucket(int index) {
        return index >= 0 && index < buckets.size() ? buckets.get(index) : null;
    }

    private synchronized void readOutdated() {
        for (int index = 0; index < buckets.size() && reads < READS_MAX; index++) {
            var bucket = buckets.get(index);
            if (tableRead && !dropped && bucket.outdated && !bucket.reading) {
                read(index, bucket);
            }
        }
    }

    private void read(int index, Bucket bucket) {
        reads++;
        bucket.reading = true;
        bucket.outdated = false;
        readBucket
                .apply(track.generation(), index)
                .subscribe()
                .with(rows -> read(index, rows), failure -> readFailed(index, failure));
    }

    private synchronized void read(int index, B held) {
        reads--;
        var bucket = buckets.get(index);
        bucket.reading = false;
        boolean changed = !held.equals(bucket.held);
        bucket.held = held;
        if (changed || content == null) {
            publish();
        }
        tellProgress(index, bucket);
        readOutdated();
    }

    private synchronized void readFailed(int index, Throwable failure) {
        reads--;
        var bucket = buckets.get(index);
        bucket.reading = false;
        bucket.outdated = true;
        failed("bucket " + index, failure);
    }

    private synchronized void failed(String what, Throwable failure) {
        LOG.debugf(
                "Small view not read projection=%s generation=%d part=%s cause=%s",
                track.projection(), track.generation(), what, failure);
        if (!retrying && !dropped) {
            retrying = true;
            housekeeping.after(RETRY_AFTER, this::retry);
        }
    }

    private synchronized void retry() {
        retrying = false;
        if (tableWanted) {
            readTable();
        } else {
            readOutdated();
        }
    }

    private void tellProgress(int index, Bucket bucket) {
        if (!bucket.outdated && !bucket.reading && content != null) {
            board.advance(track, index, bucket.announced);
        }
    }

    private void publish() {
        if (buckets.stream().anyMatch(bucket -> bucket.held == null)) {
            return;
        }
        boolean first = content == null;
        content = combine.apply(buckets.stream().map(Bucket::held).toList());
        if (first) {
            LOG.infof(
                    "Small view is in memory projection=%s generation=%d",
                    track.projection(), track.generation());
            for (int index = 0; index < buckets.size(); index++) {
                tellProgress(index, buckets.get(index));
            }
        }
    }

    private final class Bucket {
        private @Nullable B held;
        private long announced = -1;
        private boolean outdated = true;
        private boolean reading;

        B held() {
            return Objects.requireNonNull(held);
        }
    }
}
