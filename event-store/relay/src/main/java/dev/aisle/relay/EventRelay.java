package dev.aisle.relay;

import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.ResumePoint.Stopped;
import dev.aisle.relay.loop.Agent;
import dev.aisle.relay.loop.RefusedToRunException;
import dev.aisle.relay.loop.UnavailableException;
import dev.aisle.relay.loop.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Mirrors the log of one shard to the events topic (P3): reads what comes after the last event that it
/// handed over, a page of all its buckets at a time, and writes it as it is.
///
/// It keeps no checkpoint: where to go on is read from the topic. A send that fails, or a store that was
/// out of sight, ends the session: the writer is discarded, the topic's end read again and compared, and a
/// new session begun after it. A bucket that can't go on is stopped alone, and looked at again now and then.
public final class EventRelay implements Agent {
    private static final Logger LOG = Logger.getLogger(EventRelay.class);

    private final int shard;
    private final IntFunction<EventTopic> topics;
    private final LogReader log;
    private final Resumption resumption;
    private final Settlement settlement;
    private final Supplier<Set<Integer>> owned;
    private final RelayConfig config;
    private final RelayMeters meters;
    private final TimelineWatch timelines;

    private final Map<Integer, BucketFeed> feeds = new HashMap<>();
    private final StoppedBuckets stopped;
    private final PageRelay pages;
    private @Nullable RelaySession session;
    private volatile RelayStatus status = RelayStatus.STARTING;

    /// @param topics the events topic of an epoch
    /// @param owned the buckets that this relay owns now
    public EventRelay(
            ShardLog log,
            IntFunction<EventTopic> topics,
            Supplier<Set<Integer>> owned,
            RelayConfig config,
            RelayMeters meters) {
        this.shard = log.shard();
        this.topics = topics;
        this.log = new LogReader(log, config.storeTimeout());
        this.resumption = new Resumption(this.log);
        this.settlement = new Settlement(this.log, resumption, log.buckets());
        this.owned = owned;
        this.config = config;
        this.meters = meters;
        var recovery = new BucketRecovery(this.log, resumption, config.kafkaTimeout(), meters);
        this.stopped = new StoppedBuckets(recovery, config.recheck(), meters);
        this.pages = new PageRelay(feeds, stopped, this.log, log.grown(), config, meters);
        this.timelines = new TimelineWatch(this.log, settlement, config.recheck(), meters);
    }

    @Override
    public String name() {
        return "event-relay-" + shard;
    }

    public RelayStatus status() {
        return status;
    }

    @Override
    public Work doWork() {
        try {
            var done = round();
            status = new RelayStatus(null, timelines.unsettled(), stopped.reasons());
            return done;
        } catch (RuntimeException e) {
            status =
                    new RelayStatus(
                            String.valueOf(e.getMessage()),
                            timelines.unsettled(),
                            stopped.reasons());
            throw e;
        }
    }

    private Work round() {
        var owns = owned.get();
        meters.owned(owns);
        var current = session;
        if (current != null && isOver(current)) {
            current = null;
        }
        if (current == null) {
            current = begin();
        }
        follow(current, owns);
        var found = stopped.recheck(current.ground().topic());
        if (found != null) {
            place(found.bucket(), found.point());
        }
        var done = pages.relay(current);
        if (current.silence().compareTo(config.stalledAfter()) > 0) {
            recheckTopic(current);
            throw new UnavailableException("Kafka acknowledges nothing");
        }
        return done;
    }

    private boolean isOver(RelaySession current) {
        var failure = current.failure();
        if (failure != null) {
            end(current, failure);
            return true;
        }
        if (log.breaks() != current.ground().breaks()) {
            LOG.warnf("the store was out of sight, so the topic is compared again shard=%d", shard);
            discard(current);
            return true;
        }
        if (timelines.isAnother(current.ground())) {
            LOG.warnf("the log goes on in another epoch or timeline shard=%d", shard);
            discard(current);
            return true;
        }
        return false;
    }

    /// A topic whose settings were changed may keep a producer busy for ever.
    private void recheckTopic(RelaySession current) {
        try {
            current.ground().topic().check();
        } catch (RefusedToRunException e) {
            discard(current);
            throw e;
        }
    }

    private RelaySession begin() {
        long begun = System.nanoTime();
        var timeline = log.timeline();
        var ground = new Ground(timeline, topics.apply(timeline.epoch()), log.breaks());
        ground.topic().check();
        timelines.begin(ground);
        var opened = new RelaySession(ground, ground.topic().open(), meters);
        session = opened;
        meters.resume().record(Duration.ofNanos(System.nanoTime() - begun));
        LOG.infof(
                "a session begins shard=%d timeline=%d epoch=%d",
                shard, timeline.id(), timeline.epoch());
        return opened;
    }

    /// Lets go of buckets that are another's now, and takes in those that have become its own.
    private void follow(RelaySession current, Set<Integer> owns) {
        feeds.keySet().retainAll(owns);
        stopped.retain(owns);
        var gained =
                owns.stream()
                        .filter(bucket -> !feeds.containsKey(bucket))
                        .filter(bucket -> !stopped.contains(bucket))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (gained.isEmpty()) {
            return;
        }
        pages.forget();
        resumption.of(current.ground().topic(), gained).forEach(this::place);
        LOG.infof("relays shard=%d buckets=%d stopped=%d", shard, feeds.size(), stopped.count());
    }

    /// Takes a bucket in, or stops it.
    private void place(int bucket, ResumePoint point) {
        switch (point) {
            case After after -> {
                feeds.put(bucket, new BucketFeed(bucket, after));
                meters.resumed(bucket, after.lastOffset());
                LOG.debugf("goes on bucket=%d offset=%d", bucket, after.lastOffset() + 1);
            }
            case Stopped stop -> stop(bucket, stop);
        }
    }

    private void stop(int bucket, Stopped stop) {
        feeds.remove(bucket);
        stopped.stop(bucket, stop);
    }

    private void end(RelaySession ended, RelaySession.Failure failure) {
        LOG.warnf(
                "a send failed, so the end of the topic is read again bucket=%d offset=%d"
                        + " reason=%s",
                failure.bucket(), failure.offset(), failure.cause().getMessage());
        discard(ended);
        if (failure.refused()) {
            stop(failure.bucket(), BucketRecovery.refused(failure.offset(), failure.cause()));
        }
    }

    private void discard(RelaySession ended) {
        ended.discard();
        session = null;
        feeds.clear();
        pages.forget();
    }

    /// Waits for what was sent to be written.
    @Override
    public void onClose() {
        stopped.close();
        var current = session;
        if (current != null) {
            current.close(config.closeTimeout());
            LOG.infof("ended shard=%d bytesInFlight=%d", shard, current.bytesInFlight());
        }
    }
}
