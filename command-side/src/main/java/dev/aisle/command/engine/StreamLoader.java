package dev.aisle.command.engine;

import dev.aisle.command.follow.PromotionFollower;
import dev.aisle.command.product.Product;
import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StreamHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Loads what a lane doesn't remember: all streams of its own shard in one query, and beside it from each
/// other shard the reference data that it keeps. Another shard is waited for only briefly: while it is
/// silent, what is remembered of it is used for longer.
final class StreamLoader {
    private static final Logger LOG = Logger.getLogger(StreamLoader.class);

    private final EngineConfig.References bounds;
    private final PatientStore own;
    private final ShardStores stores;
    private final @Nullable PromotionFollower promotions;
    private final LaneMemory memory;
    private final SnapshotKeeper snapshots;
    private final EngineMetrics metrics;

    /// Shards that didn't answer, and when they are asked again.
    private final Map<PatientStore, Instant> silentUntil = new HashMap<>();

    StreamLoader(
            EngineConfig config,
            PatientStore own,
            ShardStores stores,
            @Nullable PromotionFollower promotions,
            LaneMemory memory,
            SnapshotKeeper snapshots,
            EngineMetrics metrics) {
        this.bounds = config.references();
        this.own = own;
        this.stores = stores;
        this.promotions = promotions;
        this.memory = memory;
        this.snapshots = snapshots;
        this.metrics = metrics;
    }

    /// @param whole histories without snapshots: an event that was perhaps appended is looked for in them
    record Loaded(Map<StreamId, StreamHistory> whole, Lacking lacking) {
        static final Loaded NOTHING = new Loaded(Map.of(), Lacking.NOTHING);
    }

    /// @throws StoreUnavailableException if the lane's own shard does not answer
    Loaded load(List<Pending> batch, Instant now) {
        var missing = new Missing();
        batch.forEach(pending -> missing.add(pending, now));
        if (missing.isEmpty()) {
            return Loaded.NOTHING;
        }
        var asked = missing.elsewhere.entrySet().stream().map(this::ask).toList();
        missing.states.removeAll(missing.whole);
        missing.references.removeAll(missing.states);
        missing.references.removeAll(missing.whole);
        var undecodable = new HashSet<StreamId>();
        var mine = new ArrayList<>(missing.states);
        mine.addAll(missing.references);
        metrics.timeLoad(() -> own.load(mine, Families.SNAPSHOT_SCHEMAS))
                .forEach(
                        (stream, history) ->
                                fold(
                                                stream,
                                                history,
                                                now,
                                                history.snapshot() == null
                                                        ? undecodable
                                                        : missing.whole)
                                        .ifPresent(
                                                state -> {
                                                    if (missing.states.contains(stream)) {
                                                        remember(stream, state, now);
                                                    } else {
                                                        rememberReference(stream, state, now);
                                                    }
                                                }));
        var whole = own.load(missing.whole, Map.of());
        whole.forEach(
                (stream, history) ->
                        fold(stream, history, now, undecodable)
                                .ifPresent(state -> remember(stream, state, now)));
        asked.forEach(question -> hear(question, now, undecodable));
        boolean lacksPromotions = !lookBack(missing.lookingBack, whole, undecodable);
        return new Loaded(whole, new Lacking(undecodable, missing.silent(now), lacksPromotions));
    }

    /// False if the history of promotions can't be had now.
    private boolean lookBack(
            List<Pending> some, Map<StreamId, StreamHistory> whole, Set<StreamId> undecodable) {
        some.forEach(pending -> pending.past(null));
        var read = some.isEmpty() || promotions == null ? null : promotions.upToNow();
        if (read == null) {
            return some.isEmpty();
        }
        for (var pending : some) {
            var product = pending.needs().product();
            var membership = pending.needs().membership();
            if (product != null
                    && membership != null
                    && !undecodable.contains(product)
                    && !undecodable.contains(membership)) {
                pending.past(
                        new PastOffers(
                                read.promotions(),
                                PastProducts.of(
                                        whole.getOrDefault(product, StreamHistory.NONE),
                                        whole.getOrDefault(membership, StreamHistory.NONE)),
                                read.asOf()));
            }
        }
        return true;
    }

    /// What waits for products, once it is known which are absent, or are being introduced.
    ///
    /// @throws StoreUnavailableException if the lane's own shard does not answer
    Set<StreamId> loadParked(List<Pending> batch, Instant now) {
        var missing = new LinkedHashSet<StreamId>();
        for (var pending : batch) {
            if (wantsParked(pending) && memory.state(Parking.stream(pending)) == null) {
                missing.add(Parking.stream(pending));
            }
        }
        var undecodable = new HashSet<StreamId>();
        if (!missing.isEmpty()) {
            metrics.timeLoad(() -> own.load(missing, Families.SNAPSHOT_SCHEMAS))
                    .forEach(
                            (stream, history) ->
                                    fold(stream, history, now, undecodable)
                                            .ifPresent(state -> remember(stream, state, now)));
        }
        return undecodable;
    }

    private boolean wantsParked(Pending pending) {
        if (pending.isAnswered()) {
            return false;
        }
        if (Parking.mayIntroduce(pending)) {
            // Nearly always nothing waits; the append says if something does.
            return pending.hasConflicted() && !isKnown(pending.stream());
        }
        var product = pending.needs().product();
        return product != null && Parking.isParkable(pending) && !isKnown(product);
    }

    private boolean isKnown(StreamId product) {
        var state = memory.state(product);
        return state != null && state.state() instanceof Product found && found.isKnown();
    }

    private Asked ask(Map.Entry<PatientStore, Set<StreamId>> question) {
        return new Asked(
                question.getKey(), question.getKey().ask(question.getValue(), bounds.patience()));
    }

    private void hear(Asked asked, Instant now, Set<StreamId> undecodable) {
        try {
            asked.answer()
                    .join()
                    .forEach(
                            (stream, history) ->
                                    fold(stream, history, now, undecodable)
                                            .ifPresent(
                                                    state ->
                                                            rememberReference(stream, state, now)));
            silentUntil.remove(asked.store());
        } catch (CompletionException e) {
            LOG.debugf("Another shard did not answer cause=%s", e.getCause());
            silentUntil.put(asked.store(), now.plus(bounds.maxAge()));
        }
    }

    private Optional<StreamState> fold(
            StreamId stream, StreamHistory history, Instant now, Set<StreamId> failed) {
        try {
            return Optional.of(Families.fold(stream.family(), history, now));
        } catch (RuntimeException e) {
            if (history.snapshot() == null) {
                LOG.errorf(e, "A stream can't be folded stream=%s", stream);
            } else {
                LOG.warnf("A snapshot can't be read, and is folded anew stream=%s", stream);
            }
            failed.add(stream);
            return Optional.empty();
        }
    }

    private void remember(StreamId stream, StreamState state, Instant now) {
        memory.remember(stream, snapshots.offer(stream, state), now);
    }

    private void rememberReference(StreamId stream, StreamState state, Instant now) {
        memory.references().remember(stream, state.state(), now);
    }

    private record Asked(
            PatientStore store, CompletableFuture<Map<StreamId, StreamHistory>> answer) {}

    /// What one load has to bring.
    private final class Missing {
        private final Set<StreamId> states = new LinkedHashSet<>();
        private final Set<StreamId> whole = new LinkedHashSet<>();
        private final Set<StreamId> references = new LinkedHashSet<>();
        private final Map<PatientStore, Set<StreamId>> elsewhere = new HashMap<>();
        private final Set<StreamId> hushed = new LinkedHashSet<>();
        private final List<Pending> lookingBack = new ArrayList<>();

        boolean isEmpty() {
            return states.isEmpty()
                    && whole.isEmpty()
                    && references.isEmpty()
                    && elsewhere.isEmpty()
                    && hushed.isEmpty();
        }

        void add(Pending pending, Instant now) {
            var needs = pending.needs();
            if (memory.state(pending.stream()) == null) {
                (pending.perhapsAppended() == null ? states : whole).add(pending.stream());
            }
            if (needs.membership() != null && needs.product() != null) {
                // Conflicts are rare, and so are these: each time they are read anew.
                whole.add(needs.product());
                whole.add(needs.membership());
                lookingBack.add(pending);
            } else if (needs.product() != null && memory.state(needs.product()) == null) {
                states.add(needs.product());
            }
            if (needs.promotion() != null && memory.state(needs.promotion()) == null) {
                states.add(needs.promotion());
            }
            addReference(needs.zone(), now);
            addReference(needs.location(), now);
            addReference(needs.source(), now);
            addReference(needs.taxonomy(), now);
        }

        private void addReference(@Nullable StreamId stream, Instant now) {
            if (stream == null || memory.references().isFresh(stream, now)) {
                return;
            }
            var store = stores.of(stream);
            if (store == own) {
                references.add(stream);
            } else if (now.isBefore(silentUntil.getOrDefault(store, Instant.MIN))) {
                hushed.add(stream);
            } else {
                elsewhere.computeIfAbsent(store, _ -> new LinkedHashSet<>()).add(stream);
            }
        }

        /// What is needed of shards that don't answer, and not remembered well enough.
        Set<StreamId> silent(Instant now) {
            var silent = new HashSet<>(hushed);
            elsewhere.forEach(
                    (store, streams) -> {
                        if (silentUntil.containsKey(store)) {
                            silent.addAll(streams);
                        }
                    });
            silent.removeIf(stream -> memory.references().isUsable(stream, now));
            return silent;
        }
    }
}
