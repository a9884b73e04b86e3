package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.loop.Work;
import java.time.Duration;
import java.util.Map;

/// Hands the log over to a session's writer, page by page, within what may be in flight.
final class PageRelay {
    /// While acknowledgements come in, there is room again soon.
    private static final Duration FLOWING = Duration.ofMillis(500);

    private final Map<Integer, BucketFeed> feeds;
    private final StoppedBuckets stopped;
    private final LogReader log;
    private final RelayConfig.InFlight inFlight;
    private final RelayMeters meters;
    private final PollPlan plan;
    private final PageReader pages;

    /// @param feeds those that go on; one that can't is taken out
    PageRelay(
            Map<Integer, BucketFeed> feeds,
            StoppedBuckets stopped,
            LogReader log,
            GrownBuckets grown,
            RelayConfig config,
            RelayMeters meters) {
        this.feeds = feeds;
        this.stopped = stopped;
        this.log = log;
        this.inFlight = config.inFlight();
        this.meters = meters;
        this.plan = new PollPlan(grown, config.poll().idleMax());
        this.pages = new PageReader(log, plan, config, meters);
    }

    /// Gives up what was asked for ahead.
    void forget() {
        pages.forget();
        plan.leftOver();
    }

    /// Relays one page.
    Work relay(RelaySession current) {
        meters.inFlight(current.bytesInFlight());
        long room = inFlight.bytes().asLongValue() - current.bytesInFlight();
        if (room <= 0) {
            return untilAcknowledged(current);
        }
        var page = pages.read(feeds);
        if (page == null || log.breaks() != current.ground().breaks()) {
            return untilAcknowledged(current); // The next round looks into what broke.
        }
        int sent = send(current, page, room);
        if (sent < page.events().size()) {
            forget();
        } else if (!page.hasMore()) {
            return plan.after(page);
        }
        plan.leftOver();
        return sent > 0 && page.hasMore() ? Work.MORE : untilAcknowledged(current);
    }

    private static Work untilAcknowledged(RelaySession current) {
        return current.silence().compareTo(FLOWING) < 0 ? Work.SOME : Work.NONE;
    }

    /// Sends what there is room for. What is left over is read again.
    private int send(RelaySession current, LogPage page, long room) {
        int sent = 0;
        long left = room;
        long now = System.nanoTime();
        BucketFeed feed = null;
        int roomOfBucket = 0;
        for (var event : page.events()) {
            if (left <= 0 || current.failure() != null) {
                break;
            }
            if (feed == null || feed.bucket() != event.bucket()) {
                feed = feeds.get(event.bucket());
                roomOfBucket = feed == null ? 0 : feed.room(inFlight.eventsPerBucket(), now);
            }
            if (feed == null || roomOfBucket == 0 || !isNext(feed, page, event)) {
                continue;
            }
            current.send(feed, event);
            left -= RelaySession.bytes(event);
            roomOfBucket--;
            sent++;
        }
        return sent;
    }

    private boolean isNext(BucketFeed feed, LogPage page, StoredEvent event) {
        if (event.offset() == feed.handed() + 1) {
            return true;
        }
        // A page that was asked for ahead may begin after what the one before left over.
        if (page.after().getOrDefault(event.bucket(), -1L) == feed.handed()) {
            feeds.remove(event.bucket());
            stopped.stop(event.bucket(), BucketRecovery.gap(feed.handed(), event.offset()));
        }
        return false;
    }
}
