package dev.aisle.relay;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.ResumePoint.Stopped;
import dev.aisle.relay.loop.Agent;
import dev.aisle.relay.loop.Backoff;
import dev.aisle.relay.loop.RefusedToRunException;
import dev.aisle.relay.loop.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Mirrors the log to the events topic (P3): reads what comes after the last event that it handed over,
/// a page of all its buckets at a time, and writes it as it is.
///
/// It keeps no checkpoint: where to go on is read from the topic. A send that fails ends the session: the
/// writer is discarded, the topic's end read again, and a new session begun after it. A bucket that can't
/// go on is stopped alone, and looked at again now and then.
public final class EventRelay implements Agent {
    private static final Logger LOG = Logger.getLogger(EventRelay.class);

    private final EventTopic topic;
    private final LogReader log;
    private final Resumption resumption;
    private final BucketRecovery recovery;
    private final Set<Integer> buckets;
    private final RelayConfig config;
    private final RelayMeters meters;

    private final Map<Integer, BucketFeed> feeds = new HashMap<>();
    private final Map<Integer, StoppedBucket> stopped = new TreeMap<>();
    private @Nullable RelaySession session;
    private volatile RelayStatus status = RelayStatus.STARTING;

    /// @param buckets that this relay owns
    public EventRelay(
            EventLog log,
            EventTopic topic,
            Set<Integer> buckets,
            RelayConfig config,
            RelayMeters meters) {
        this.topic = topic;
        this.log = new LogReader(log, config.storeTimeout());
        this.resumption = new Resumption(topic, this.log);
        this.recovery =
                new BucketRecovery(topic, this.log, resumption, config.kafkaTimeout(), meters);
        this.buckets = Set.copyOf(buckets);
        this.config = config;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "event-relay";
    }

    public RelayStatus status() {
        return status;
    }

    @Override
    public int doWork() {
        try {
            int done = round();
            status = new RelayStatus(null, reasons());
            return done;
        } catch (RuntimeException e) {
            status = new RelayStatus(String.valueOf(e.getMessage()), reasons());
            throw e;
        }
    }

    private int round() {
        var current = session;
        if (current != null && current.failure() != null) {
            end(current, current.failure());
            current = null;
        }
        if (current == null) {
            current = begin();
        }
        recheckStopped();
        int sent = relayPage(current);
        if (current.silence().compareTo(config.stalledAfter()) > 0) {
            recheckTopic(current);
            throw new UnavailableException("Kafka acknowledges nothing");
        }
        return sent;
    }

    /// A topic whose settings were changed may keep a producer busy for ever.
    private void recheckTopic(RelaySession current) {
        try {
            topic.check();
        } catch (RefusedToRunException e) {
            current.discard();
            session = null;
            feeds.clear();
            throw e;
        }
    }

    private RelaySession begin() {
        long begun = System.nanoTime();
        topic.check();
        var owned = new TreeSet<>(buckets);
        owned.removeAll(stopped.keySet());
        resumption.of(owned).forEach(this::place);
        var opened = new RelaySession(topic.open(), meters);
        session = opened;
        meters.resume().record(Duration.ofNanos(System.nanoTime() - begun));
        LOG.infof("relays buckets=%d stopped=%d", feeds.size(), stopped.size());
        return opened;
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
        var before = stopped.get(bucket);
        if (before == null || before.stop().reason() != stop.reason()) {
            LOG.errorf(
                    "stopped bucket=%d reason=%s detail=%s", bucket, stop.reason(), stop.detail());
        }
        if (before == null) {
            var recheck = config.recheck();
            stopped.put(
                    bucket,
                    new StoppedBucket(stop, new Backoff(recheck.first(), recheck.longest())));
        } else {
            before.because(stop);
        }
        meters.stopped(stopped.size());
    }

    private void end(RelaySession ended, RelaySession.Failure failure) {
        LOG.warnf(
                "a send failed, so the end of the topic is read again bucket=%d offset=%d reason=%s",
                failure.bucket(), failure.offset(), failure.cause().getMessage());
        ended.discard();
        session = null;
        feeds.clear();
        if (failure.refused()) {
            stop(failure.bucket(), BucketRecovery.refused(failure.offset(), failure.cause()));
        }
    }

    private void recheckStopped() {
        var found = recovery.poll();
        if (found != null) {
            var bucket = found.bucket();
            if (found.point() instanceof After) {
                stopped.remove(bucket);
                meters.stopped(stopped.size());
                LOG.infof("goes on after a stop bucket=%d", bucket);
            }
            place(bucket, found.point());
        }
        long now = System.nanoTime();
        for (var entry : stopped.entrySet()) {
            if (entry.getValue().isDue(now) && recovery.start(entry.getKey())) {
                entry.getValue().postpone();
                return;
            }
        }
    }

    private int relayPage(RelaySession current) {
        meters.inFlight(current.bytesInFlight());
        long room = config.inFlight().bytes().asLongValue() - current.bytesInFlight();
        var rooms = rooms();
        if (room <= 0 || rooms.isEmpty()) {
            return 0;
        }
        int limit = 0;
        var after = new HashMap<Integer, Long>();
        for (var entry : rooms.entrySet()) {
            limit = Math.max(limit, entry.getValue());
            after.put(entry.getKey(), feed(entry.getKey()).handed());
        }
        var page = read(after, Math.min(limit, config.page().eventsPerBucket()));
        return send(current, page, rooms, room);
    }

    private Map<Integer, Integer> rooms() {
        long now = System.nanoTime();
        var rooms = new HashMap<Integer, Integer>();
        for (var feed : feeds.values()) {
            int room = feed.room(config.inFlight().eventsPerBucket(), now);
            if (room > 0) {
                rooms.put(feed.bucket(), room);
            }
        }
        return rooms;
    }

    private List<StoredEvent> read(Map<Integer, Long> after, int limit) {
        long begun = System.nanoTime();
        long bytes = Math.max(1, config.page().bytes().asLongValue() / after.size());
        var page = log.read(after, limit, bytes);
        meters.poll().record(Duration.ofNanos(System.nanoTime() - begun));
        return page;
    }

    /// Sends what there is room for. What is left over is read again.
    private int send(
            RelaySession current, List<StoredEvent> page, Map<Integer, Integer> rooms, long room) {
        int sent = 0;
        long left = room;
        for (var event : page) {
            var feed = feeds.get(event.bucket());
            if (left <= 0 || current.failure() != null) {
                break;
            }
            if (feed == null || rooms.merge(event.bucket(), -1, Integer::sum) < 0) {
                continue;
            }
            if (event.offset() != feed.handed() + 1) {
                stop(event.bucket(), BucketRecovery.gap(feed.handed(), event.offset()));
                continue;
            }
            current.send(feed, event);
            left -= RelaySession.bytes(event);
            sent++;
        }
        return sent;
    }

    private BucketFeed feed(int bucket) {
        var feed = feeds.get(bucket);
        if (feed == null) {
            throw new IllegalStateException("bucket " + bucket + " isn't relayed");
        }
        return feed;
    }

    private Map<Integer, Stopped> reasons() {
        var reasons = new HashMap<Integer, Stopped>();
        stopped.forEach((bucket, stop) -> reasons.put(bucket, stop.stop()));
        return reasons;
    }

    /// Waits for what was sent to be written.
    @Override
    public void onClose() {
        recovery.close();
        var current = session;
        if (current != null) {
            current.close(config.closeTimeout());
            LOG.infof("ended bytesInFlight=%d", current.bytesInFlight());
        }
    }
}
