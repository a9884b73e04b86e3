package dev.aisle.command.follow;

import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.promotion.past.PromotionHistory;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.SelectedLog.Selection;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows what promotions are through the logs of all shards, on a thread of its own: regularly, and at once
/// when somebody asks, so that nobody decides without a promotion that was recorded before.
public final class PromotionFollower implements Runnable {
    private static final Logger LOG = Logger.getLogger(PromotionFollower.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int EVENTS_PER_BUCKET = 100;
    private static final int BYTES_PER_BUCKET = 64 * 1024;

    private final FollowerBounds bounds;
    private final Map<Shard, SelectedLog> logs;
    private final InstantSource clock;
    private final PromotionHistories histories;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().name("promotions").unstarted(this);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private long answered;
    private boolean failing;
    private @Nullable Read last;

    private volatile boolean stopping;

    /// @param logs of all shards
    public PromotionFollower(
            FollowerBounds bounds, Map<Shard, SelectedLog> logs, InstantSource clock) {
        this.bounds = bounds;
        this.logs = Map.copyOf(logs);
        this.clock = clock;
        this.histories = new PromotionHistories(bounds.countMax(), bounds.bytesMax());
    }

    /// @param promotions that ran during the last [PastOffers#KEPT]
    /// @param asOf of what was recorded before it, all is there
    public record Read(Collection<PromotionHistory> promotions, Instant asOf) {}

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping = true;
        thread.interrupt();
    }

    /// How many promotions are kept.
    public int size() {
        return histories.size();
    }

    /// All that was recorded before this call. Waits for it, for a while; not at all while it fails.
    ///
    /// @return null if it can't be had now
    public @Nullable Read upToNow() {
        lock.lock();
        try {
            if (failing) {
                return null;
            }
            long mine = ++asked;
            changed.signalAll();
            long left = bounds.patience().toNanos();
            while (answered < mine && !failing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return answered < mine ? null : last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            long upTo = question();
            var began = clock.instant();
            try {
                catchUp();
                histories.forgetBefore(began.minus(PastOffers.KEPT));
                answer(upTo, histories.isFull() ? null : new Read(histories.all(), began));
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("Promotions can't be followed cause=%s", e);
                }
                answer(upTo, null);
            }
            try {
                await(upTo);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void catchUp() {
        for (var shard : logs.entrySet()) {
            List<StoredEvent> page;
            do {
                page = page(shard.getKey(), shard.getValue());
                page.forEach(this::apply);
            } while (!page.isEmpty() && hasRoom() && !stopping);
        }
    }

    private List<StoredEvent> page(Shard shard, SelectedLog log) {
        var after = new HashMap<Integer, Long>();
        shard.buckets().forEach(bucket -> after.put(bucket, offsets.getOrDefault(bucket, -1L)));
        return log.read(Selection.PROMOTIONS, after, EVENTS_PER_BUCKET, BYTES_PER_BUCKET)
                .await()
                .atMost(ANSWER_WITHIN);
    }

    private void apply(StoredEvent event) {
        histories.apply(event);
        offsets.put(event.bucket(), event.offset());
    }

    private boolean hasRoom() {
        if (histories.isFull()) {
            histories.forgetBefore(clock.instant().minus(PastOffers.KEPT));
        }
        if (histories.isFull()) {
            LOG.errorf("More promotions than may be kept count=%d", histories.size());
            return false;
        }
        return true;
    }

    private long question() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void answer(long upTo, @Nullable Read read) {
        lock.lock();
        try {
            failing = read == null;
            if (read != null) {
                last = read;
                answered = upTo;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Until somebody asks, or it is time; while it fails, nobody hurries it.
    private void await(long upTo) throws InterruptedException {
        lock.lock();
        try {
            long left = bounds.pollInterval().toNanos();
            while (left > 0 && (failing || asked == upTo)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
