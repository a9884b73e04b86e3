package dev.aisle.query.offer;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.Offer;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.contracts.view.View;
import dev.aisle.query.changes.ChangeListener;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.ViewRows;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads offers from Redis, and what it doesn't have from ScyllaDB, which then fills Redis. Misses of
/// one key at one time are one read.
@Singleton
public class OfferReader implements ChangeListener {
    private static final Logger LOG = Logger.getLogger(OfferReader.class);

    private final OfferCache cache;
    private final ViewRows rows;
    private final ProgressBoard board;
    private final Buckets buckets;
    private final Map<OfferKey, Miss> misses = new ConcurrentHashMap<>();
    private final Counter fromRedis;
    private final Counter fromScylla;
    private final Counter shared;

    @Inject
    public OfferReader(
            OfferCache cache,
            ViewRows rows,
            ProgressBoard board,
            Buckets buckets,
            MeterRegistry meters) {
        this.cache = cache;
        this.rows = rows;
        this.board = board;
        this.buckets = buckets;
        this.fromRedis = meters.counter("query.offer.source", "source", "redis");
        this.fromScylla = meters.counter("query.offer.source", "source", "scylla");
        this.shared = meters.counter("query.offer.source", "source", "shared");
    }

    /// Reads up to 100 offers, in the order of their keys. One that can't be read fails alone.
    ///
    /// @param pastCache which keys are read from ScyllaDB at any rate: entries in Redis say nothing
    ///     about progress, so who asks for some isn't answered from there
    public Uni<List<OfferRead>> read(List<OfferKey> keys, Predicate<OfferKey> pastCache) {
        var cached = keys.stream().filter(pastCache.negate()).distinct().toList();
        var entries =
                cached.isEmpty()
                        ? Uni.createFrom().item(Map.<OfferKey, RedisEntry>of())
                        : lookUp(cached);
        return entries.chain(found -> complete(keys, found, pastCache));
    }

    /// Redis that doesn't answer is a Redis that holds nothing.
    private Uni<Map<OfferKey, RedisEntry>> lookUp(List<OfferKey> keys) {
        return cache.get(keys)
                .map(entries -> byKey(keys, entries))
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            LOG.debugf("Offers are read past Redis cause=%s", failure);
                            return Map.of();
                        });
    }

    private static Map<OfferKey, RedisEntry> byKey(
            List<OfferKey> keys, List<Optional<RedisEntry>> entries) {
        var found = new HashMap<OfferKey, RedisEntry>(keys.size() * 2);
        for (int index = 0; index < keys.size(); index++) {
            var key = keys.get(index);
            entries.get(index).ifPresent(entry -> found.put(key, entry));
        }
        return found;
    }

    private Uni<List<OfferRead>> complete(
            List<OfferKey> keys, Map<OfferKey, RedisEntry> found, Predicate<OfferKey> pastCache) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var reads = new ArrayList<Uni<OfferRead>>(keys.size());
        for (var key : keys) {
            reads.add(caught(readOne(key, found.get(key), pastCache)));
        }
        return Uni.join().all(reads).andFailFast();
    }

    private Uni<OfferRead> readOne(
            OfferKey key, @Nullable RedisEntry entry, Predicate<OfferKey> pastCache) {
        if (entry != null) {
            fromRedis.increment();
            return Uni.createFrom().item(() -> answered(entry.body()));
        }
        return pastCache.test(key) ? readAlone(key) : readShared(key);
    }

    private static Uni<OfferRead> caught(Uni<OfferRead> read) {
        return read.onFailure().recoverWithItem(OfferRead.Failed::new);
    }

    private static OfferRead answered(@Nullable String body) {
        return new OfferRead.Answered(body == null ? null : Row.parse(body, Offer.class));
    }

    private Uni<OfferRead> readShared(OfferKey key) {
        var mine = new Miss(key);
        var running = misses.putIfAbsent(key, mine);
        if (running == null) {
            return mine.row;
        }
        if (!running.outdated) {
            shared.increment();
            return running.row;
        }
        // A read that began before a change can't answer who asks after it.
        misses.put(key, mine);
        return mine.row;
    }

    /// Shares no read, which may have begun before the progress that is asked for, and fills nothing.
    private Uni<OfferRead> readAlone(OfferKey key) {
        var mine = new Miss(key);
        mine.outdated = true;
        return mine.row;
    }

    @Override
    public void heard(ChangeMessage message) {
        if (misses.isEmpty()) {
            return;
        }
        switch (message) {
            case ChangeMessage.Changed changed ->
                    outdate(
                            key ->
                                    key.generation() == changed.generation()
                                            && changed.keys().contains(key.changeKey()));
            case ChangeMessage.Reset reset ->
                    outdate(
                            key ->
                                    key.generation() == reset.generation()
                                            && reset.buckets()
                                                    .contains(buckets.of(key.sku().value())));
            case ChangeMessage.Heartbeat _ -> {}
        }
    }

    @Override
    public void missed() {
        outdate(_ -> true);
    }

    private void outdate(Predicate<OfferKey> which) {
        misses.forEach(
                (key, miss) -> {
                    if (which.test(key)) {
                        miss.outdated = true;
                    }
                });
    }

    /// One read of a row that Redis did not have; it begins with its first subscriber.
    private final class Miss {
        private final OfferKey key;
        private final Uni<OfferRead> row;
        private volatile boolean outdated;

        Miss(OfferKey key) {
            this.key = key;
            this.row = Uni.createFrom().deferred(this::read).memoize().indefinitely();
        }

        private Uni<OfferRead> read() {
            var track = new Track(View.OFFER.projection(), key.generation());
            // Taken before the row is read: so the row is at least as new.
            long progress = board.standing(track, buckets.of(key.sku().value())).offset();
            fromScylla.increment();
            return rows.offer(key.generation(), key.sku(), key.zone())
                    .onTermination()
                    .invoke(() -> misses.remove(key, this))
                    .onItem()
                    .invoke(found -> fill(found, progress))
                    .map(found -> answered(found.map(Row::body).orElse(null)));
        }

        private void fill(Optional<Row> found, long progress) {
            if (outdated) {
                return;
            }
            found.map(row -> new RedisEntry(row.offset(), row.body()))
                    .or(() -> absent(progress))
                    .ifPresent(entry -> put(key, entry));
        }

        /// That there is no row is known up to the progress from before the read; a row that comes
        /// later has a higher offset and wins.
        private static Optional<RedisEntry> absent(long progress) {
            return progress < 0 ? Optional.empty() : Optional.of(new RedisEntry(progress, null));
        }
    }

    private void put(OfferKey key, RedisEntry entry) {
        cache.put(key, entry)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("Redis not filled cause=%s", failure));
    }
}
