package dev.aisle.eventstore;

import dev.aisle.eventstore.Decision.StreamVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bounds that every store and log holds its callers to.
public final class StoreLimits {
    public static final int READS_MAX = 4;
    public static final int EVENTS_MAX = 64;
    public static final int EVENT_BYTES_MAX = 256 * 1024;
    public static final int BATCH_BYTES_MAX = 64 * 1024 * 1024;
    public static final int KEY_CHARACTERS_MAX = 512;
    public static final int ANSWER_BYTES_MAX = 64 * 1024;
    public static final int STATE_BYTES_MAX = 8 * 1024 * 1024;

    private static final Instant DUE_MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant DUE_MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StoreLimits() {}

    /// @throws IllegalArgumentException naming the decision, by its place in the batch, and the bound
    public static void check(List<Decision> batch) {
        if (batch.isEmpty() || batch.size() > EventStore.BATCH_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "a batch has 1 to %d decisions, not %d"
                            .formatted(EventStore.BATCH_SIZE_MAX, batch.size()));
        }
        var keys = new HashSet<String>();
        long bytes = 0;
        for (int i = 0; i < batch.size(); i++) {
            var decision = batch.get(i);
            require(decision.expectedVersion() >= 0, i, "expects a negative version");
            checkReads(i, decision);
            bytes += bytesOf(i, decision.events());
            checkTimer(i, decision.timer());
            var entry = decision.ledgerEntry();
            if (entry != null) {
                checkEntry(i, entry);
                require(keys.add(entry.key()), i, "repeats an idempotency key of the batch");
                bytes += entry.answer().length();
            }
        }
        if (bytes > BATCH_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a batch has at most %d bytes, not %d".formatted(BATCH_BYTES_MAX, bytes));
        }
    }

    /// @throws IllegalArgumentException naming the snapshot, by its stream, and the bound
    public static void checkSnapshots(Collection<StreamSnapshot> snapshots) {
        if (snapshots.size() > EventStore.BATCH_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "at most %d snapshots are saved at once, not %d"
                            .formatted(EventStore.BATCH_SIZE_MAX, snapshots.size()));
        }
        for (var snapshot : snapshots) {
            if (snapshot.version() < 1 || snapshot.state().length() > STATE_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "the snapshot of %s is of version 0 or has more than 8 MiB"
                                .formatted(snapshot.stream()));
            }
        }
    }

    /// @throws IllegalArgumentException if a claim is not of 1 to [Timers#LIMIT_MAX] timers, or its lease
    ///     not above 0 and at most a day
    public static void checkClaim(Duration lease, int limit) {
        if (limit < 1 || limit > Timers.LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "a claim is of 1 to %d timers, not %d".formatted(Timers.LIMIT_MAX, limit));
        }
        if (!lease.isPositive() || lease.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "a lease is above 0 and at most a day, not " + lease);
        }
    }

    /// @throws IllegalArgumentException if more than [EventStore#LOAD_SIZE_MAX] streams are asked for
    public static void checkLoad(int streams) {
        if (streams > EventStore.LOAD_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "a load has at most %d streams, not %d"
                            .formatted(EventStore.LOAD_SIZE_MAX, streams));
        }
    }

    /// @throws IllegalArgumentException if a page is not 1 to [EventLog#LIMIT_PER_BUCKET_MAX] events
    public static void checkPage(int limitPerBucket) {
        if (limitPerBucket < 1 || limitPerBucket > EventLog.LIMIT_PER_BUCKET_MAX) {
            throw new IllegalArgumentException(
                    "a page has 1 to %d events of a bucket, not %d"
                            .formatted(EventLog.LIMIT_PER_BUCKET_MAX, limitPerBucket));
        }
    }

    private static void checkReads(int i, Decision decision) {
        require(decision.reads().size() <= READS_MAX, i, "reads more than 4 streams");
        for (StreamVersion read : decision.reads()) {
            // The lock taken is that of the decision's own bucket.
            require(
                    read.stream().key().equals(decision.stream().key()),
                    i,
                    "reads a stream of another partition key");
            require(!read.stream().equals(decision.stream()), i, "reads its own stream");
            require(read.version() >= 0, i, "reads a negative version");
        }
    }

    private static void checkTimer(int i, @Nullable TimerChange timer) {
        var dueAt = timer == null ? null : timer.dueAt();
        require(
                dueAt == null || (!dueAt.isBefore(DUE_MIN) && !dueAt.isAfter(DUE_MAX)),
                i,
                "sets a timer outside of the years 1 to 9999");
    }

    private static long bytesOf(int i, List<NewEvent> events) {
        require(events.size() <= EVENTS_MAX, i, "has more than 64 events");
        long sum = 0;
        for (var event : events) {
            int bytes = event.payload().length() + event.metadata().length();
            require(bytes <= EVENT_BYTES_MAX, i, "has an event of more than 256 KiB");
            sum += bytes;
        }
        return sum;
    }

    private static void checkEntry(int i, LedgerEntry entry) {
        require(
                !entry.key().isEmpty() && entry.key().length() <= KEY_CHARACTERS_MAX,
                i,
                "has an idempotency key that is empty or longer than 512 characters");
        require(
                entry.answer().length() <= ANSWER_BYTES_MAX,
                i,
                "remembers an answer of more than 64 KiB");
    }

    private static void require(boolean holds, int i, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("decision " + i + " of the batch " + otherwise);
        }
    }
}
