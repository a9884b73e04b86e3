package dev.aisle.cli.verify;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.check.BucketCheck;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// P2, a bucket at a time: hands on each event after some offset, up to the head, and remembers what
/// the topic must hold.
final class LogWalk {
    private static final int PAGE_EVENTS = 2_000;
    private static final Duration PAGE_TIMEOUT = Duration.ofMinutes(1);

    private final EventLog log;
    private final Buckets buckets;
    private final Digest digest = new Digest();

    LogWalk(EventLog log, Buckets buckets) {
        this.log = log;
        this.buckets = buckets;
    }

    /// @param lastId of the event at the head; null if there was nothing to look at
    record Result(long events, EventDigests digests, @Nullable UUID lastId) {}

    Result walk(
            int bucket,
            long afterOffset,
            long head,
            Findings findings,
            Consumer<StoredEvent> next) {
        var check = new BucketCheck(buckets, bucket, afterOffset);
        var digests = new EventDigests();
        UUID lastId = null;
        long events = 0;
        while (check.offset() < head) {
            var page = read(bucket, check.offset());
            for (var event : page) {
                if (event.offset() > head) {
                    break;
                }
                check.next(event)
                        .forEach(
                                difference ->
                                        findings.add(
                                                Finding.of(
                                                        Promise.P2,
                                                        place(event),
                                                        difference.what())));
                digests.add(event.offset(), digest.of(event));
                next.accept(event);
                lastId = event.id();
                events++;
            }
            if (page.isEmpty() || page.getLast().offset() > head && check.offset() < head) {
                findings.add(
                        Finding.of(
                                Promise.P2,
                                Places.of(bucket, check.offset()),
                                "nothing follows up to the head at " + head));
                break;
            }
        }
        return new Result(events, digests, lastId);
    }

    private java.util.List<StoredEvent> read(int bucket, long afterOffset) {
        return log.read(Map.of(bucket, afterOffset), PAGE_EVENTS).await().atMost(PAGE_TIMEOUT);
    }

    private static String place(StoredEvent event) {
        return Places.of(event.bucket(), event.offset()) + ", " + event.stream();
    }
}
