package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was read of the log at once.
///
/// @param after by bucket: the offset after which it was read
/// @param limit how many events were asked for of each bucket at most
record LogPage(Map<Integer, Long> after, int limit, List<StoredEvent> events) {

    /// Whether the log may have more. Taken from its size alone: to be wrong costs one read.
    boolean hasMore() {
        return events.size() >= limit;
    }

    /// Where the next one begins, which is of all buckets.
    Map<Integer, Long> next(Collection<BucketFeed> feeds) {
        var next = new HashMap<Integer, Long>();
        feeds.forEach(feed -> next.put(feed.bucket(), feed.handed()));
        next.putAll(after);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            boolean isLast = i + 1 == events.size() || events.get(i + 1).bucket() != event.bucket();
            if (isLast) {
                next.put(event.bucket(), event.offset());
            }
        }
        return next;
    }
}
