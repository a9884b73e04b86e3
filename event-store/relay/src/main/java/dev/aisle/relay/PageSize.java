package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.util.List;

/// Chooses how many events of each bucket to read at once, so that a page stays within its bytes: from
/// the sizes of the last pages, slowly down and at once up.
final class PageSize {
    private static final int BYTES_TO_BEGIN_WITH = 1_024;

    private final int eventsPerBucketMax;
    private final long bytesMax;
    private long eventBytes = BYTES_TO_BEGIN_WITH;

    PageSize(int eventsPerBucketMax, long bytesMax) {
        this.eventsPerBucketMax = eventsPerBucketMax;
        this.bytesMax = bytesMax;
    }

    int eventsPerBucket(int buckets) {
        long events = bytesMax / eventBytes / buckets;
        return (int) Math.max(1, Math.min(eventsPerBucketMax, events));
    }

    void observe(List<StoredEvent> page) {
        if (page.isEmpty()) {
            return;
        }
        long bytes = 0;
        for (var event : page) {
            bytes += RelaySession.bytes(event);
        }
        long mean = 1 + bytes / page.size();
        eventBytes = Math.max(mean, (7 * eventBytes + mean) / 8);
    }
}
