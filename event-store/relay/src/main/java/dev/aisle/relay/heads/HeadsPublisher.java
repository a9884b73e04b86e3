package dev.aisle.relay.heads;

import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.eventstore.EventLog;
import dev.aisle.relay.RelayMeters;
import dev.aisle.relay.loop.Agent;
import dev.aisle.relay.loop.UnavailableException;
import dev.aisle.relay.loop.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/// Publishes the heads of one shard's buckets, once a round. It shares nothing with the relay of events, so
/// that views are known to be behind when that one stalls.
public final class HeadsPublisher implements Agent {
    private final int shard;
    private final EventLog log;
    private final HeadsTopic topic;
    private final Set<Integer> buckets;
    private final Duration storeTimeout;
    private final Clock clock;
    private final RelayMeters meters;

    public HeadsPublisher(
            int shard,
            EventLog log,
            HeadsTopic topic,
            Set<Integer> buckets,
            Duration storeTimeout,
            Clock clock,
            RelayMeters meters) {
        this.shard = shard;
        this.log = log;
        this.topic = topic;
        this.buckets = Set.copyOf(buckets);
        this.storeTimeout = storeTimeout;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "heads-publisher-" + shard;
    }

    @Override
    public Work doWork() {
        var asked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var heads = heads();
        meters.heads(heads);
        topic.publish(new BucketHeads(asked, heads));
        return Work.NONE;
    }

    private Map<Integer, BucketHeads.Head> heads() {
        try {
            return log.heads(buckets).await().atMost(storeTimeout);
        } catch (RuntimeException e) {
            throw new UnavailableException("the heads can't be read from the event store", e);
        }
    }

    @Override
    public void onClose() {
        topic.close();
    }
}
