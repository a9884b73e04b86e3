package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads the log page by page, bounded by bytes and by the room that each bucket has. After a full page
/// the next one is asked for before that one is sent, so that the store reads while the relay sends.
///
/// It asks for as many events as fit by the size of the last ones: a page that must be cut costs the store
/// nearly twice as much.
final class PageReader {
    private final LogReader log;
    private final PollPlan plan;
    private final RelayConfig config;
    private final RelayMeters meters;
    private @Nullable Asked ahead;
    private long eventBytes = 1;

    /// @param isLimitedByRoom whether a bucket could have taken more than fits
    private record Asked(
            Map<Integer, Long> after,
            int limit,
            boolean isLimitedByRoom,
            CompletableFuture<List<StoredEvent>> answer) {}

    PageReader(LogReader log, PollPlan plan, RelayConfig config, RelayMeters meters) {
        this.log = log;
        this.plan = plan;
        this.config = config;
        this.meters = meters;
    }

    /// Gives up what was asked for ahead.
    void forget() {
        ahead = null;
    }

    /// @return null if none of the buckets to ask for has room
    @Nullable LogPage read(Map<Integer, BucketFeed> feeds) {
        var asked = ahead == null ? ask(feeds) : ahead;
        ahead = null;
        if (asked == null) {
            return null;
        }
        long begun = System.nanoTime();
        var page = new LogPage(asked.after(), asked.limit(), log.await(asked.answer()));
        meters.poll().record(Duration.ofNanos(System.nanoTime() - begun));
        learn(page.events());
        if (page.hasMore() && !asked.isLimitedByRoom()) {
            ahead = ask(page.next(feeds.values()), config.page().eventsPerBucket());
        }
        return page;
    }

    private @Nullable Asked ask(Map<Integer, BucketFeed> feeds) {
        long now = System.nanoTime();
        int roomMax = 0;
        var after = new HashMap<Integer, Long>();
        for (var feed : plan.choose(feeds)) {
            int room = feed.room(config.inFlight().eventsPerBucket(), now);
            if (room > 0) {
                after.put(feed.bucket(), feed.handed());
                roomMax = Math.max(roomMax, room);
            } else {
                plan.leftOver();
            }
        }
        return after.isEmpty() ? null : ask(after, roomMax);
    }

    private Asked ask(Map<Integer, Long> after, int roomMax) {
        long bytes = Math.max(1, config.page().bytes().asLongValue() / after.size());
        int fitting =
                (int) Math.clamp(bytes / eventBytes, 1L, (long) config.page().eventsPerBucket());
        int limit = Math.min(roomMax, fitting);
        return new Asked(after, limit, limit < fitting, log.ask(after, limit, bytes));
    }

    /// A little more than the mean, so that most pages fit whole.
    private void learn(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        long bytes = 0;
        for (var event : events) {
            bytes += RelaySession.bytes(event);
        }
        long mean = bytes / events.size();
        eventBytes = Math.max(1, mean + mean / 16);
    }
}
