package dev.aisle.eventstore.check;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Walks a log, bucket by bucket up to the heads that it finds at the start, also beside writers. Blocks;
/// not for an event loop.
public final class LogChecker {
    public static final int DIFFERENCES_MAX = 100;

    private static final int PAGE_EVENTS = 2_000;
    private static final Duration PAGE_TIMEOUT = Duration.ofMinutes(1);

    private final EventLog log;
    private final Buckets buckets;

    public LogChecker(EventLog log, Buckets buckets) {
        this.log = log;
        this.buckets = buckets;
    }

    /// @param afterOffsets by bucket: the last offset known to be good, −1 for the whole. Buckets that
    ///     are left out are not walked.
    /// @param progress told after each page how many events have been looked at in all
    /// @throws java.util.concurrent.CompletionException or Mutiny's `TimeoutException` if the log can't
    ///     be read
    public LogCheck check(Map<Integer, Long> afterOffsets, LongConsumer progress) {
        var heads = log.heads(afterOffsets.keySet()).await().atMost(PAGE_TIMEOUT);
        var walk = new Walk(progress);
        for (var begin : new TreeMap<>(afterOffsets).entrySet()) {
            int bucket = begin.getKey();
            var head = heads.get(bucket);
            walk.bucket(bucket, begin.getValue(), head == null ? -1 : head.offset());
        }
        return new LogCheck(
                walk.events, walk.throughOffsets, walk.differences, walk.differenceCount);
    }

    private final class Walk {
        private final LongConsumer progress;
        private final Map<Integer, Long> throughOffsets = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private long differenceCount;
        private long events;

        Walk(LongConsumer progress) {
            this.progress = progress;
        }

        private void bucket(int bucket, long afterOffset, long headOffset) {
            var check = new BucketCheck(buckets, bucket, afterOffset);
            if (headOffset < afterOffset) {
                add(
                        new Difference(
                                bucket,
                                headOffset,
                                "the log ends here, though it went to " + afterOffset));
            }
            while (check.offset() < headOffset) {
                var page =
                        log.read(Map.of(bucket, check.offset()), PAGE_EVENTS)
                                .await()
                                .atMost(PAGE_TIMEOUT);
                if (page.isEmpty()) {
                    add(
                            new Difference(
                                    bucket,
                                    check.offset(),
                                    "nothing follows, though the head is at " + headOffset));
                    break;
                }
                for (var event : page) {
                    look(check, event);
                }
                progress.accept(events);
            }
            throughOffsets.put(bucket, check.offset());
        }

        private void look(BucketCheck check, StoredEvent event) {
            check.next(event).forEach(this::add);
            events++;
        }

        private void add(Difference difference) {
            differenceCount++;
            if (differences.size() < DIFFERENCES_MAX) {
                differences.add(difference);
            }
        }
    }
}
