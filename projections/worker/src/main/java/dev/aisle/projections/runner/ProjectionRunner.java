package dev.aisle.projections.runner;

import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.folds.Projection;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Table;
import dev.aisle.folds.Trace;
import dev.aisle.projections.cache.WriteThrough;
import dev.aisle.projections.changes.ChangeChannel;
import dev.aisle.projections.changes.Heads;
import dev.aisle.projections.log.LogRecord;
import dev.aisle.projections.store.ViewStore;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs one projection over the buckets that are assigned to this worker: a batch is cut by bucket,
/// folded in memory, and only the last state of each row is written. Rows are acknowledged before
/// progress is, and progress before anyone is told or an offset is committed.
///
/// A store that fails pauses it. An event that can't go on stops its bucket alone, for as long as it is
/// assigned.
public final class ProjectionRunner {
    private static final Logger LOG = Logger.getLogger(ProjectionRunner.class);

    private final Projection projection;
    private final RunnerSettings settings;
    private final ViewStore store;
    private final WriteThrough cache;
    private final ChangeChannel changes;
    private final Executor executor;
    private final RunnerMetrics metrics;
    private final Persistence persistence;
    private final RowMemory memory;
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

    /// @param executor where folds run, so that no store's thread and no event loop does
    ProjectionRunner(
            Projection projection,
            RunnerSettings settings,
            ViewStore store,
            WriteThrough cache,
            ChangeChannel changes,
            Executor executor,
            RunnerMetrics metrics) {
        this.projection = projection;
        this.settings = settings;
        this.store = store;
        this.cache = cache;
        this.changes = changes;
        this.executor = executor;
        this.metrics = metrics;
        this.memory = new RowMemory(settings.rowsRemembered());
        this.persistence =
                new Persistence(projection.name(), settings.retryFirst(), settings.retryLongest());
    }

    public Projection projection() {
        return projection;
    }

    /// Where whatever takes processor time is done.
    public Executor executor() {
        return executor;
    }

    /// Buckets are this worker's from now on. Everything remembered of them is forgotten, and readers
    /// are told that everything of them may have changed.
    public void assign(Collection<Integer> buckets) {
        var assigned = buckets.stream().map(this::assign).toList();
        if (assigned.isEmpty()) {
            return;
        }
        LOG.infof("Buckets assigned projection=%s buckets=%s", projection.name(), buckets);
        Uni.join()
                .all(assigned.stream().map(Partition::opened).toList())
                .andCollectFailures()
                .chain(
                        () ->
                                publish(
                                        new ChangeMessage.Reset(
                                                settings.generation(), List.copyOf(buckets))))
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.debugf(
                                        "Buckets were taken away before their progress was read"
                                                + " projection=%s error=%s",
                                        projection.name(), failure));
    }

    /// Buckets are another's from now on. A batch in flight may still write rows of them, and loses
    /// against newer ones.
    public void release(Collection<Integer> buckets) {
        for (var bucket : buckets) {
            var partition = partitions.remove(bucket);
            if (partition != null) {
                partition.release();
            }
        }
        if (!buckets.isEmpty()) {
            LOG.infof("Buckets released projection=%s buckets=%s", projection.name(), buckets);
        }
    }

    /// Takes a batch, the records of each bucket in the log's order. Batches come one after another.
    ///
    /// @return the buckets whose records are done with, to be acknowledged
    public Uni<Set<Integer>> run(Map<Integer, List<LogRecord>> batch) {
        var sample = metrics.began(batch.values().stream().mapToInt(List::size).sum());
        return open(batch.keySet())
                .emitOn(executor)
                .map(open -> slices(open, batch))
                .chain(slices -> readRows(slices, 0))
                .emitOn(executor)
                .map(slices -> slices.stream().map(this::fold).toList())
                .chain(this::write)
                .invoke(() -> metrics.ended(sample));
    }

    /// Why buckets stand still, by bucket.
    public Map<Integer, Stop> stops() {
        var stops = new TreeMap<Integer, Stop>();
        partitions.forEach(
                (bucket, partition) -> partition.stop().ifPresent(stop -> stops.put(bucket, stop)));
        return stops;
    }

    public boolean isPaused() {
        return persistence.isPaused();
    }

    /// Offset up to which all is written, by bucket of this worker's.
    public Map<Integer, Long> progress() {
        return partitions.values().stream()
                .filter(Partition::isOpen)
                .collect(Collectors.toMap(Partition::bucket, Partition::highest));
    }

    /// Events that are in the log and not in the views, as far as heads are known.
    public long lag(Heads heads) {
        long lag = 0;
        for (var progress : progress().entrySet()) {
            var head = heads.head(progress.getKey());
            lag += head == null ? 0 : Math.max(0, head.offset() - progress.getValue());
        }
        return lag;
    }

    /// Tells readers how far views and log are.
    public Uni<Void> beat(Heads heads) {
        var progress = progress();
        return publish(
                new ChangeMessage.Heartbeat(
                        settings.generation(),
                        heads.at(progress.keySet()),
                        progress,
                        heads.of(progress.keySet())));
    }

    private Partition assign(int bucket) {
        // The progress is asked for as long as the bucket is ours.
        var holder = new Partition[1];
        var partition =
                new Partition(
                        bucket,
                        persistence.until(
                                () -> !holder[0].isReleased(),
                                "reading progress",
                                () -> store.progress(projection.name(), bucket)));
        holder[0] = partition;
        var former = partitions.put(bucket, partition);
        if (former != null) {
            former.release();
        }
        return partition;
    }

    /// The partitions of a batch that are still ours, once their progress is known.
    private Uni<List<Partition>> open(Set<Integer> buckets) {
        var ours =
                buckets.stream()
                        .map(bucket -> Optional.ofNullable(partitions.get(bucket)))
                        .flatMap(Optional::stream)
                        .toList();
        if (ours.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var opening =
                ours.stream()
                        .map(partition -> partition.opened().onFailure().recoverWithNull())
                        .toList();
        return Uni.join()
                .all(opening)
                .andFailFast()
                .map(_ -> ours.stream().filter(Partition::isOpen).toList());
    }

    private List<Slice> slices(List<Partition> open, Map<Integer, List<LogRecord>> batch) {
        return open.stream()
                .filter(partition -> partition.stop().isEmpty())
                .map(
                        partition ->
                                Slice.of(
                                        partition,
                                        batch.getOrDefault(partition.bucket(), List.of())))
                .toList();
    }

    /// Gives every slice the rows that its events are folded on: remembered ones, and the others in one
    /// multi-get a round.
    private Uni<List<Slice>> readRows(List<Slice> slices, int round) {
        if (round == Projection.READ_ROUNDS) {
            return Uni.createFrom().item(slices);
        }
        var cut = new ArrayList<Slice>(slices.size());
        var missing = new HashMap<RowKey, Slice>();
        for (var slice : slices) {
            cut.add(recall(slice, missing));
        }
        if (missing.isEmpty()) {
            return round == 0 ? readRows(cut, round + 1) : Uni.createFrom().item(cut);
        }
        metrics.read(missing.size());
        return persistence
                .until("reading rows", () -> store.read(missing.keySet()))
                .emitOn(executor)
                .invoke(found -> missing.forEach((key, slice) -> hold(slice, key, found.get(key))))
                .chain(() -> readRows(cut, round + 1));
    }

    private void hold(Slice slice, RowKey key, @Nullable Row row) {
        slice.rows().hold(key, row);
        if (row != null) {
            memory.remember(slice.partition(), row);
        }
    }

    private Slice recall(Slice slice, Map<RowKey, Slice> missing) {
        var keys = new LinkedHashSet<RowKey>();
        var kept = slice;
        for (var event : slice.events()) {
            try {
                keys.addAll(projection.reads(event, slice.rows()));
            } catch (RuntimeException e) {
                kept = slice.cutBefore(event, EventType.of(event.event()).wireName(), e);
                break;
            }
        }
        for (var key : keys) {
            var row = memory.recall(slice.partition(), key);
            if (row == null) {
                missing.put(key, kept);
            } else {
                kept.rows().hold(key, row);
            }
        }
        return kept;
    }

    private Slice fold(Slice slice) {
        for (var event : slice.events()) {
            try {
                projection.fold(event, slice.rows());
                debug(event);
            } catch (RuntimeException e) {
                return fold(slice.cutBefore(event, EventType.of(event.event()).wireName(), e));
            }
        }
        return slice;
    }

    private Uni<Set<Integer>> write(List<Slice> slices) {
        var advanced = slices.stream().filter(slice -> !slice.isEmpty()).toList();
        return writeRows(advanced, 0)
                .chain(() -> writeThrough(advanced))
                .chain(() -> advance(advanced))
                .emitOn(executor)
                .invoke(() -> advanced.forEach(this::settle))
                .chain(() -> tell(advanced))
                .emitOn(executor)
                .map(_ -> done(slices));
    }

    private Uni<Void> writeRows(List<Slice> slices, int round) {
        if (round == Table.ROUNDS) {
            return Uni.createFrom().voidItem();
        }
        var rows = changes(slices).filter(row -> row.key().table().round() == round).toList();
        return rows.isEmpty()
                ? writeRows(slices, round + 1)
                : persistence
                        .until("writing rows", () -> store.write(rows))
                        .chain(() -> writeRows(slices, round + 1));
    }

    private Uni<Void> writeThrough(List<Slice> slices) {
        var rows = changes(slices).toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : persistence.until("writing through to the cache", () -> cache.write(rows));
    }

    private Uni<Void> advance(List<Slice> slices) {
        var offsets =
                slices.stream().collect(Collectors.toMap(s -> s.partition().bucket(), Slice::to));
        return offsets.isEmpty()
                ? Uni.createFrom().voidItem()
                : persistence.until(
                        "writing progress", () -> store.advance(projection.name(), offsets));
    }

    private void settle(Slice slice) {
        var rows = slice.rows();
        rows.changes().stream()
                .filter(row -> rows.wasGiven(row.key()))
                .forEach(row -> memory.remember(slice.partition(), row));
        slice.partition().advance(slice.to());
        metrics.sliced(slice);
        metrics.folded(rows.folded(), rows.changes().size());
    }

    private Uni<Void> tell(List<Slice> slices) {
        var messages = slices.stream().flatMap(slice -> messages(slice).stream()).toList();
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(messages.stream().map(this::publish).toList())
                        .andFailFast()
                        .replaceWithVoid();
    }

    private List<ChangeMessage> messages(Slice slice) {
        int bucket = slice.partition().bucket();
        var keys =
                slice.rows().changes().stream()
                        .map(row -> row.key().changeKey())
                        .flatMap(Optional::stream)
                        .toList();
        if (keys.size() <= settings.keysPerMessageMax()) {
            return List.of(
                    new ChangeMessage.Changed(
                            settings.generation(), bucket, slice.from(), slice.to(), keys));
        }
        return List.of(
                new ChangeMessage.Changed(
                        settings.generation(), bucket, slice.from(), slice.to(), List.of()),
                new ChangeMessage.Reset(settings.generation(), List.of(bucket)));
    }

    private Uni<Void> publish(ChangeMessage message) {
        return changes.publish(projection.name(), message)
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            metrics.changeLost();
                            LOG.debugf(
                                    "Change message lost projection=%s error=%s",
                                    projection.name(), failure);
                            return null;
                        });
    }

    private Set<Integer> done(List<Slice> slices) {
        for (var slice : slices) {
            if (slice.stop() != null) {
                stop(slice.partition(), slice.stop());
            }
        }
        return slices.stream()
                .filter(slice -> slice.stop() == null)
                .map(slice -> slice.partition().bucket())
                .collect(Collectors.toSet());
    }

    private void stop(Partition partition, Stop stop) {
        partition.stop(stop);
        LOG.errorf(
                "Bucket stopped: its views stand still until this is settled projection=%s"
                        + " bucket=%d offset=%d type=%s error=%s",
                projection.name(), partition.bucket(), stop.offset(), stop.type(), stop.error());
    }

    private static java.util.stream.Stream<Row> changes(List<Slice> slices) {
        return slices.stream().flatMap(slice -> slice.rows().changes().stream());
    }

    private void debug(LoggedEvent event) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Event folded projection=%s bucket=%d offset=%d stream=%s traceId=%s",
                    projection.name(),
                    event.bucket(),
                    event.offset(),
                    event.stream(),
                    Trace.id(event.traceparent()));
        }
    }
}
