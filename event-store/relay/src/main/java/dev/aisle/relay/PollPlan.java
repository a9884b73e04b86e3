package dev.aisle.relay;

import dev.aisle.relay.loop.Work;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/// Chooses which buckets to look at: those that notices told of, as soon as they did; and all of them in
/// between, often while no notices are heard and seldom while they are, since one may have been lost.
final class PollPlan {
    private final GrownBuckets grown;
    private final long allEveryNanos;
    private long allAtNanos = System.nanoTime();
    private boolean isOfAll;

    /// @param allEvery at the latest
    PollPlan(GrownBuckets grown, Duration allEvery) {
        this.grown = grown;
        this.allEveryNanos = allEvery.toNanos();
    }

    Collection<BucketFeed> choose(Map<Integer, BucketFeed> feeds) {
        long now = System.nanoTime();
        var told = grown.take();
        isOfAll = told.isEmpty() || now - allAtNanos >= 0;
        if (isOfAll) {
            allAtNanos = now + allEveryNanos;
            return feeds.values();
        }
        return told.stream().map(feeds::get).filter(Objects::nonNull).toList();
    }

    /// Not all that there is was asked for or sent: all are looked at next.
    void leftOver() {
        allAtNanos = System.nanoTime();
    }

    /// When to look again after a page that was sent whole.
    Work after(LogPage page) {
        return page.events().isEmpty() || !isOfAll || grown.areHeard() ? Work.NONE : Work.SOME;
    }
}
