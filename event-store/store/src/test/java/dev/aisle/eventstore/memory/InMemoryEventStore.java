package dev.aisle.eventstore.memory;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.AppendOutcome.KeyReused;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import dev.aisle.eventstore.TimerChange;
import dev.aisle.eventstore.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Behaves as a store does, without a database: the same conformance suite runs over both. Several
/// instances of a room share it by sharing the object. It keeps everything.
public final class InMemoryEventStore implements EventStore, EventLog, Timers {
    private static final long WINDOW_SECONDS = Duration.ofDays(7).toSeconds();

    private final Buckets buckets;
    private final InstantSource clock;
    private final Map<Integer, List<StoredEvent>> log = new TreeMap<>();
    private final Map<StreamId, List<StoredEvent>> streams = new HashMap<>();
    private final Map<Long, Map<String, Remembered>> ledger = new HashMap<>();
    private final Map<StreamId, StreamSnapshot> snapshots = new HashMap<>();
    private final Map<StreamId, Timer> timers = new HashMap<>();

    public InMemoryEventStore(Buckets buckets) {
        this(buckets, Clock.systemUTC());
    }

    public InMemoryEventStore(Buckets buckets, InstantSource clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        StoreLimits.check(batch);
        var decisions = List.copyOf(batch);
        return Uni.createFrom().item(() -> appendNow(decisions));
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> wanted, Map<Family, Integer> snapshotSchemas) {
        var distinct = Set.copyOf(wanted);
        StoreLimits.checkLoad(distinct.size());
        return Uni.createFrom().item(() -> loadNow(distinct, Map.copyOf(snapshotSchemas)));
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> given) {
        StoreLimits.checkSnapshots(given);
        var saved = List.copyOf(given);
        return Uni.createFrom().voidItem().invoke(() -> saveNow(saved));
    }

    private synchronized void saveNow(List<StreamSnapshot> given) {
        for (var snapshot : given) {
            snapshots.merge(
                    snapshot.stream(),
                    snapshot,
                    (kept, other) -> other.isNewerThan(kept) ? other : kept);
        }
    }

    @Override
    public Uni<List<Due>> claim(Set<Integer> wanted, Instant dueBy, Duration lease, int limit) {
        StoreLimits.checkClaim(lease, limit);
        return Uni.createFrom().item(() -> claimNow(Set.copyOf(wanted), dueBy, lease, limit));
    }

    private synchronized List<Due> claimNow(
            Set<Integer> wanted, Instant dueBy, Duration lease, int limit) {
        var now = clock.instant();
        var due =
                timers.entrySet().stream()
                        .filter(entry -> wanted.contains(buckets.of(entry.getKey().key())))
                        .filter(entry -> !entry.getValue().dueAt.isAfter(dueBy))
                        .filter(entry -> !entry.getValue().claimedUntil.isAfter(now))
                        .map(entry -> new Due(entry.getKey(), entry.getValue().dueAt))
                        .sorted(Comparator.comparing(Due::dueAt))
                        .limit(limit)
                        .toList();
        for (var claimed : due) {
            timers.put(claimed.stream(), new Timer(claimed.dueAt(), now.plus(lease)));
        }
        return due;
    }

    private void change(StreamId stream, @Nullable TimerChange change) {
        if (change == null) {
            return;
        }
        var dueAt = change.dueAt();
        if (dueAt == null) {
            timers.remove(stream);
            return;
        }
        var before = timers.get(stream);
        if (before == null || !before.dueAt.equals(dueAt)) {
            timers.put(stream, new Timer(dueAt, Instant.MIN));
        }
    }

    @Override
    public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
        StoreLimits.checkPage(limitPerBucket);
        return Uni.createFrom().item(() -> readNow(new TreeMap<>(afterOffsets), limitPerBucket));
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        var bytes = new HashMap<Integer, Long>();
        return read(afterOffsets, limitPerBucket)
                .map(
                        page ->
                                page.stream()
                                        .filter(
                                                event ->
                                                        bytes.merge(
                                                                                event.bucket(),
                                                                                bytes(event),
                                                                                Long::sum)
                                                                        <= bytesPerBucket
                                                                || isFirst(event, afterOffsets))
                                        .toList());
    }

    private static long bytes(StoredEvent event) {
        return event.payload().length() + event.metadata().length();
    }

    private static boolean isFirst(StoredEvent event, Map<Integer, Long> afterOffsets) {
        return event.offset() == afterOffsets.getOrDefault(event.bucket(), -1L) + 1;
    }

    @Override
    public Uni<Map<Integer, Head>> heads(Set<Integer> wanted) {
        return Uni.createFrom().item(() -> headsNow(wanted));
    }

    private synchronized List<AppendOutcome> appendNow(List<Decision> batch) {
        var spoiled = new HashSet<StreamId>();
        var outcomes = new ArrayList<AppendOutcome>(batch.size());
        for (var decision : batch) {
            var outcome = confirm(decision, spoiled);
            if (!(outcome instanceof Appended)) {
                spoiled.add(decision.stream());
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private AppendOutcome confirm(Decision decision, Set<StreamId> spoiled) {
        var entry = decision.ledgerEntry();
        var remembered = entry == null ? null : remembered(entry.key());
        if (entry != null && remembered != null) {
            return remembered.entry.fingerprint() == entry.fingerprint()
                    ? new AlreadyDone(
                            remembered.entry.answer(), remembered.version, remembered.offset)
                    : new KeyReused();
        }
        if (!stands(decision.stream(), decision.expectedVersion(), spoiled)
                || decision.reads().stream()
                        .anyMatch(read -> !stands(read.stream(), read.version(), spoiled))) {
            return new Conflict(version(decision.stream()));
        }
        var appended = write(decision);
        change(decision.stream(), decision.timer());
        if (entry != null) {
            ledger.computeIfAbsent(window(), _ -> new HashMap<>())
                    .put(entry.key(), new Remembered(entry, appended.version(), appended.offset()));
        }
        return appended;
    }

    private boolean stands(StreamId stream, long version, Set<StreamId> spoiled) {
        return !spoiled.contains(stream) && version(stream) == version;
    }

    private Appended write(Decision decision) {
        int bucket = buckets.of(decision.stream().key());
        var events = log.computeIfAbsent(bucket, _ -> new ArrayList<>());
        var history = streams.computeIfAbsent(decision.stream(), _ -> new ArrayList<>());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!events.isEmpty() && events.getLast().recordedAt().isAfter(now)) {
            now = events.getLast().recordedAt();
        }
        for (var event : decision.events()) {
            var stored =
                    new StoredEvent(
                            bucket,
                            events.size(),
                            decision.stream(),
                            history.size() + 1L,
                            event.id(),
                            event.type(),
                            event.payload(),
                            event.metadata(),
                            now);
            events.add(stored);
            history.add(stored);
        }
        return new Appended(history.size(), events.size() - 1L);
    }

    private synchronized Map<StreamId, StreamHistory> loadNow(
            Set<StreamId> wanted, Map<Family, Integer> schemas) {
        var histories = new HashMap<StreamId, StreamHistory>();
        for (var stream : wanted) {
            var events = streams.getOrDefault(stream, List.of());
            var kept = snapshots.get(stream);
            var schema = schemas.get(stream.family());
            var snapshot = kept != null && schema != null && kept.schema() == schema ? kept : null;
            int from = snapshot == null ? 0 : (int) snapshot.version();
            histories.put(
                    stream,
                    new StreamHistory(
                            events.size(), snapshot, events.subList(from, events.size())));
        }
        return histories;
    }

    private synchronized List<StoredEvent> readNow(Map<Integer, Long> after, int limit) {
        var page = new ArrayList<StoredEvent>();
        after.forEach(
                (bucket, offset) ->
                        log.getOrDefault(bucket, List.of()).stream()
                                .skip(offset + 1)
                                .limit(limit)
                                .forEach(page::add));
        return page;
    }

    private synchronized Map<Integer, Head> headsNow(Set<Integer> wanted) {
        var heads = new HashMap<Integer, Head>();
        for (int bucket : wanted) {
            var events = log.getOrDefault(bucket, List.of());
            if (!events.isEmpty()) {
                var last = events.getLast();
                heads.put(bucket, new Head(last.offset(), last.recordedAt()));
            }
        }
        return heads;
    }

    private long version(StreamId stream) {
        return streams.getOrDefault(stream, List.of()).size();
    }

    private @Nullable Remembered remembered(String key) {
        for (long window = window() - 1; window <= window() + 1; window++) {
            var found = ledger.getOrDefault(window, Map.of()).get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private long window() {
        return Math.floorDiv(clock.instant().getEpochSecond(), WINDOW_SECONDS);
    }

    private record Timer(Instant dueAt, Instant claimedUntil) {}

    private record Remembered(LedgerEntry entry, long version, long offset) {}
}
