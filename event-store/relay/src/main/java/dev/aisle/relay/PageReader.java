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
final class PageReader {
    private final LogReader log;
    private final PollPlan plan;
    private final RelayConfig config;
    private final RelayMeters meters;
    private @Nullable Asked ahead;

    private record Asked(
            Map<Integer, Long> after, int limit, CompletableFuture<List<StoredEvent>> answer) {}

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
        if (page.hasMore() && page.limit() == config.page().eventsPerBucket()) {
            ahead = ask(page.next(feeds.values()), page.limit());
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
        return after.isEmpty()
                ? null
                : ask(after, Math.min(roomMax, config.page().eventsPerBucket()));
    }

    private Asked ask(Map<Integer, Long> after, int limit) {
        long bytes = Math.max(1, config.page().bytes().asLongValue() / after.size());
        return new Asked(after, limit, log.ask(after, limit, bytes));
    }
}
