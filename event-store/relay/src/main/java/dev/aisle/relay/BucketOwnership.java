package dev.aisle.relay;

import dev.aisle.eventstore.BucketLeases;
import dev.aisle.relay.loop.Agent;
import dev.aisle.relay.loop.UnavailableException;
import dev.aisle.relay.loop.Work;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Claims buckets of one shard, again and again. While it can't, it keeps what it had: two relays of a
/// bucket cost work, none would cost its freshness.
public final class BucketOwnership implements Agent, Supplier<Set<Integer>> {
    private static final Logger LOG = Logger.getLogger(BucketOwnership.class);

    private final BucketLeases leases;
    private final String name;
    private final Set<Integer> wanted;
    private final int shard;
    private final Duration length;
    private final Duration storeTimeout;
    private volatile Set<Integer> owned = Set.of();

    /// @param name of this relay; it should be the same after a restart
    /// @param wanted those of the shard's buckets that it may take
    public BucketOwnership(
            BucketLeases leases, String name, int shard, Set<Integer> wanted, RelayConfig config) {
        this.leases = leases;
        this.name = name;
        this.shard = shard;
        this.wanted = Set.copyOf(wanted);
        this.length = config.lease().length();
        this.storeTimeout = config.storeTimeout();
    }

    @Override
    public String name() {
        return "bucket-ownership-" + shard;
    }

    /// The buckets that this relay owns.
    @Override
    public Set<Integer> get() {
        return owned;
    }

    @Override
    public Work doWork() {
        var before = owned;
        var now = claim();
        if (!now.equals(before)) {
            LOG.infof("owns other buckets shard=%d buckets=%s", shard, new TreeSet<>(now));
            owned = now;
        }
        return Work.NONE;
    }

    private Set<Integer> claim() {
        try {
            return Set.copyOf(leases.claim(name, wanted, length).await().atMost(storeTimeout));
        } catch (RuntimeException e) {
            throw new UnavailableException("buckets can't be claimed", e);
        }
    }

    @Override
    public void onClose() {
        try {
            leases.release(name).await().atMost(storeTimeout);
        } catch (RuntimeException e) {
            LOG.debugf("not released, and free when the lease ends reason=%s", e.getMessage());
        }
    }
}
