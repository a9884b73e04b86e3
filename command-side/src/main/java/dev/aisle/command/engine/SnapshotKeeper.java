package dev.aisle.command.engine;

import dev.aisle.command.engine.EngineMetrics.SnapshotFate;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.StreamSnapshot;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Keeps folded states beside the appends, on a thread of its own: no answer waits for it, and what fails
/// is only counted. Of a stream that is due again and again, only the last state is kept.
final class SnapshotKeeper implements Runnable {
    /// In memory a state is at most this many times as large as written.
    private static final long WEIGHT_MAX = 8L * StoreLimits.STATE_BYTES_MAX;

    /// A state that weighs this much more is kept one version later: a stock of so many holds after half as
    /// many versions. So each version pays for two holds in snapshots, however many there are.
    private static final long WEIGHT_PER_VERSION = 800;

    private static final Duration SAVE_WITHIN = Duration.ofSeconds(5);
    private static final int PAGE_MAX = 256;
    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);

    private final EngineConfig.Snapshots config;
    private final EventStore[] byBucket;
    private final Buckets buckets;
    private final EngineMetrics metrics;
    private final Map<StreamId, StreamState> waiting = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("snapshots").unstarted(this);
    private volatile boolean stopping;

    SnapshotKeeper(
            EngineConfig.Snapshots config,
            List<StoreShard> shards,
            Buckets buckets,
            EngineMetrics metrics) {
        this.config = config;
        this.buckets = buckets;
        this.metrics = metrics;
        byBucket = new EventStore[buckets.count()];
        for (var shard : shards) {
            shard.shard().buckets().forEach(bucket -> byBucket[bucket] = shard.store());
        }
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    /// Has a committed state kept if enough has happened since the last time, the more the larger it is.
    ///
    /// @return the state, to be remembered
    StreamState offer(StreamId stream, StreamState committed) {
        long versions = committed.version() - committed.snapshotVersion();
        if (versions < config.every()
                || versions < weight(stream, committed) / WEIGHT_PER_VERSION) {
            return committed;
        }
        if (waiting.size() < config.waitingMax() || waiting.containsKey(stream)) {
            waiting.put(stream, committed);
        } else {
            metrics.snapshots(SnapshotFate.DROPPED, 1);
        }
        return committed.snapshotAsked();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                Thread.sleep(config.interval());
                keepWaiting();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Snapshots failed by a defect", e);
            }
        }
    }

    private void keepWaiting() {
        var pages = new HashMap<EventStore, List<StreamSnapshot>>();
        for (var stream : List.copyOf(waiting.keySet())) {
            var state = waiting.remove(stream);
            if (state == null || stopping) {
                continue;
            }
            var store = byBucket[buckets.of(stream.key())];
            var page = pages.computeIfAbsent(store, _ -> new ArrayList<>());
            add(stream, state, page);
            if (page.size() == PAGE_MAX || bytes(page) > StoreLimits.STATE_BYTES_MAX) {
                save(store, page);
                page.clear();
            }
        }
        pages.forEach(this::save);
    }

    private void add(StreamId stream, StreamState state, List<StreamSnapshot> page) {
        var rules = Families.of(stream.family());
        boolean tooLarge = weight(stream, state) > WEIGHT_MAX;
        var bytes = tooLarge ? new byte[0] : rules.snapshot(state.state());
        if (tooLarge || bytes.length > StoreLimits.STATE_BYTES_MAX) {
            metrics.snapshots(SnapshotFate.TOO_LARGE, 1);
            return;
        }
        page.add(
                new StreamSnapshot(
                        stream,
                        state.version(),
                        rules.snapshotSchema(),
                        state.lastAt(),
                        Buffer.buffer(bytes)));
    }

    private static long weight(StreamId stream, StreamState state) {
        return Families.of(stream.family()).weight(state.state());
    }

    private static long bytes(List<StreamSnapshot> page) {
        return page.stream().mapToLong(snapshot -> snapshot.state().length()).sum();
    }

    private void save(EventStore store, List<StreamSnapshot> page) {
        if (page.isEmpty()) {
            return;
        }
        try {
            store.saveSnapshots(List.copyOf(page)).await().atMost(SAVE_WITHIN);
            metrics.snapshots(SnapshotFate.KEPT, page.size());
        } catch (RuntimeException e) {
            LOG.debugf("Snapshots were not kept count=%d cause=%s", page.size(), e);
            metrics.snapshots(SnapshotFate.FAILED, page.size());
        }
    }
}
