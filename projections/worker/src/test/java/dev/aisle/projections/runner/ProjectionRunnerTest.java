package dev.aisle.projections.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.stock.StockProjection;
import dev.aisle.projections.cache.WriteThrough;
import dev.aisle.projections.log.LogRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionRunnerTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.000Z");
    private static final LocationId STORE = new LocationId("store-1");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private final List<ChangeMessage> told = new CopyOnWriteArrayList<>();
    private final List<Row> cached = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private ProjectionRunner runner = runner(1_000);

    @BeforeEach
    void assignBuckets() {
        runner.assign(Set.of(0, 1));
        told.clear();
    }

    @Test
    void manyChangesOfARowInABatchAreOneWrite() {
        var done = run(Map.of(0, received(0, "A", 0, 10)));

        assertThat(done).containsExactly(0);
        assertThat(store.writes).hasSize(1);
        assertThat(onHand("A")).isEqualTo(10);
        assertThat(counter("projection.rows.folded")).isEqualTo(10);
        assertThat(counter("projection.rows.written")).isEqualTo(1);
        assertThat(counter("projection.events")).isEqualTo(10);
    }

    @Test
    void progressAndOneMessageFollowTheRows() {
        run(Map.of(0, received(0, "A", 0, 3)));
        run(Map.of(0, List.of(irrelevant(3)), 1, received(1, "B", 0, 1)));

        assertThat(store.progress).isEqualTo(Map.of(0, 3L, 1, 0L));
        assertThat(runner.progress()).isEqualTo(Map.of(0, 3L, 1, 0L));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        new ChangeMessage.Changed(1, 0, -1, 2, List.of("A/store-1")),
                        new ChangeMessage.Changed(1, 0, 2, 3, List.of()),
                        new ChangeMessage.Changed(1, 1, -1, 0, List.of("B/store-1")));
        assertThat(cached).extracting(row -> row.key()).contains(key("A"), key("B"));
    }

    @Test
    void whatIsAtOrBelowTheProgressIsDropped() {
        run(Map.of(0, received(0, "A", 0, 3)));
        run(Map.of(0, received(0, "A", 1, 4)));

        assertThat(onHand("A")).isEqualTo(5);
        assertThat(counter("projection.repeats")).isEqualTo(2);
    }

    @Test
    void aJumpStopsItsBucketAndOthersFlow() {
        var done =
                run(
                        Map.of(
                                0,
                                concat(List.of(received(0, "A", 0, 2), received(0, "A", 3, 1))),
                                1,
                                received(1, "B", 0, 2)));

        assertThat(done).containsExactly(1);
        assertThat(onHand("A")).isEqualTo(2);
        assertThat(runner.stops().get(0))
                .isEqualTo(new Stop(2, "missing", "the log jumps from 1 to 3"));

        assertThat(run(Map.of(0, received(0, "A", 2, 5), 1, received(1, "B", 2, 1))))
                .containsExactly(1);
        assertThat(onHand("A")).isEqualTo(2);
        assertThat(onHand("B")).isEqualTo(3);
        assertThat(store.progress).isEqualTo(Map.of(0, 1L, 1, 2L));
    }

    @Test
    void anUnknownTypeStopsItsBucketBeforeIt() {
        var unknown = new LogRecord.Unreadable(1, "dev.aisle.stock.StockBent.v1", "unknown");

        run(
                Map.of(
                        0,
                        concat(
                                List.of(
                                        received(0, "A", 0, 1),
                                        List.of(unknown),
                                        received(0, "A", 2, 1)))));

        assertThat(onHand("A")).isEqualTo(1);
        assertThat(runner.stops())
                .isEqualTo(Map.of(0, new Stop(1, "dev.aisle.stock.StockBent.v1", "unknown")));
    }

    @Test
    void aRecordThatIsNotOfTheLogStopsItsBucket() {
        run(
                Map.of(
                        0,
                        concat(
                                List.of(
                                        received(0, "A", 0, 1),
                                        List.of(new LogRecord.Foreign("who?"))))));

        assertThat(runner.stops().get(0)).isEqualTo(new Stop(1, "none", "who?"));
    }

    @Test
    void anEventThatCantBeFoldedStopsItsBucketAfterAllBeforeIt() {
        var nowhere = event(0, 2, StreamId.product(new Sku("A")), new StockReceived(1));

        var done =
                run(
                        Map.of(
                                0,
                                concat(
                                        List.of(
                                                received(0, "A", 0, 1),
                                                received(0, "B", 1, 1),
                                                List.of(nowhere),
                                                received(0, "B", 3, 1))),
                                1,
                                received(1, "C", 0, 1)));

        assertThat(done).containsExactly(1);
        assertThat(onHand("A")).isEqualTo(1);
        assertThat(onHand("B")).isEqualTo(1);
        assertThat(onHand("C")).isEqualTo(1);
        assertThat(store.progress).isEqualTo(Map.of(0, 1L, 1, 0L));
        assertThat(runner.stops().values())
                .singleElement()
                .satisfies(
                        stop -> {
                            assertThat(stop.offset()).isEqualTo(2);
                            assertThat(stop.type()).isEqualTo("dev.aisle.stock.StockReceived.v1");
                            assertThat(stop.error()).contains("names its location");
                        });
    }

    @Test
    void aStoppedBucketGoesOnWhenItIsAssignedAgain() {
        run(Map.of(0, List.of(new LogRecord.Unreadable(0, "x", "unknown"))));
        runner.release(Set.of(0));
        runner.assign(Set.of(0));

        assertThat(run(Map.of(0, received(0, "A", 0, 1)))).containsExactly(0);
        assertThat(runner.stops()).isEmpty();
    }

    @Test
    void aFailingStorePausesAndNothingIsSkipped() {
        store.failuresToCome = 12;

        var done = runner.run(Map.of(0, received(0, "A", 0, 3))).subscribeAsCompletionStage();

        await().atMost(SOON).until(() -> runner.isPaused() || done.isDone());
        assertThat(done.join()).containsExactly(0);
        assertThat(store.failuresToCome).isZero();
        assertThat(runner.isPaused()).isFalse();
        assertThat(onHand("A")).isEqualTo(3);
        run(Map.of(0, received(0, "A", 3, 1)));
        assertThat(onHand("A")).isEqualTo(4);
    }

    @Test
    void aRowIsReadOnceAndRememberedUntilTheBucketIsAssignedAgain() {
        run(Map.of(0, received(0, "A", 0, 1)));
        run(Map.of(0, received(0, "A", 1, 1)));
        assertThat(store.rowsRead).isEqualTo(1);

        runner.release(Set.of(0));
        store.tables.write(new Row(key("A"), 2, level("A", 100, 2)));
        store.progress.put(0, 2L);
        runner.assign(Set.of(0));
        run(Map.of(0, received(0, "A", 3, 1)));

        assertThat(store.rowsRead).isEqualTo(2);
        assertThat(onHand("A")).isEqualTo(101);
    }

    @Test
    void aRowThatIsAheadIsNotFoldedTwice() {
        store.tables.write(new Row(key("A"), 1, level("A", 2, 1)));

        run(Map.of(0, received(0, "A", 0, 3)));

        assertThat(onHand("A")).isEqualTo(3);
    }

    @Test
    void aNewOwnerSaysThatEverythingMayHaveChanged() {
        runner.assign(List.of(2, 3));

        assertThat(told).containsExactly(new ChangeMessage.Reset(1, List.of(2, 3)));
    }

    @Test
    void tooManyKeysAreToldAsEverything() {
        runner = runner(3);
        runner.assign(Set.of(0));
        told.clear();
        var records = new ArrayList<LogRecord>();
        for (int i = 0; i < 4; i++) {
            records.addAll(received(0, "SKU-" + i, i, 1));
        }

        run(Map.of(0, records));

        assertThat(told)
                .containsExactly(
                        new ChangeMessage.Changed(1, 0, -1, 3, List.of()),
                        new ChangeMessage.Reset(1, List.of(0)));
    }

    @Test
    void recordsOfABucketThatWasTakenAwayAreLeftAlone() {
        runner.release(Set.of(0));

        assertThat(run(Map.of(0, received(0, "A", 0, 1), 1, received(1, "B", 0, 1))))
                .containsExactly(1);
        assertThat(store.tables.read(key("A"))).isNull();
    }

    private ProjectionRunner runner(int keysPerMessageMax) {
        WriteThrough cache =
                rows -> {
                    cached.addAll(rows);
                    return Uni.createFrom().voidItem();
                };
        return new ProjectionRunner(
                new StockProjection(),
                new RunnerSettings(
                        1, 100, keysPerMessageMax, Duration.ofMillis(1), Duration.ofMillis(20)),
                store,
                cache,
                (_, message) -> {
                    told.add(message);
                    return Uni.createFrom().voidItem();
                },
                Runnable::run,
                new RunnerMetrics(registry, "stock"));
    }

    private Set<Integer> run(Map<Integer, List<LogRecord>> batch) {
        return runner.run(batch).await().atMost(SOON);
    }

    private long onHand(String sku) {
        var row = store.tables.read(key(sku));
        return row != null && row.value() instanceof StockLevel level ? level.onHand() : 0;
    }

    private double counter(String name) {
        return registry.counter(name, "projection", "stock").count();
    }

    private static RowKey key(String sku) {
        return RowKey.stock(new Sku(sku), STORE);
    }

    private static StockLevel level(String sku, long onHand, long offset) {
        return new StockLevel(new Sku(sku), STORE, onHand, 0, onHand, 0, offset, AT, null);
    }

    private static List<LogRecord> received(int bucket, String sku, long from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event(bucket, from + i, sku, new StockReceived(1)))
                .toList();
    }

    private static LogRecord event(int bucket, long offset, String sku, Event event) {
        return event(bucket, offset, StreamId.stock(new Sku(sku), STORE), event);
    }

    private static LogRecord event(int bucket, long offset, StreamId stream, Event event) {
        return new LogRecord.Relevant(
                new LoggedEvent(
                        bucket,
                        offset,
                        new UUID(bucket, offset),
                        stream,
                        offset + 1,
                        AT,
                        event,
                        null));
    }

    private static LogRecord irrelevant(long offset) {
        return new LogRecord.Irrelevant(offset);
    }

    private static List<LogRecord> concat(List<List<LogRecord>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
