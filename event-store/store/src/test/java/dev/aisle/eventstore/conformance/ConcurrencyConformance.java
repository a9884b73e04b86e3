package dev.aisle.eventstore.conformance;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.freshStreams;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.check.LogChecker;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds while several instances append to the same streams and buckets at the same time (P2, P11).
@Timeout(120)
public abstract class ConcurrencyConformance {
    protected static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    private static final int INSTANCES = 8;

    /// An instance with connections of its own, over the same log.
    protected abstract EventStore instance(int number);

    protected abstract EventLog log();

    @Test
    void ofManyThatDecidedOnTheSameVersionExactlyOneAppends() throws Exception {
        var stream = freshStream();
        for (int round = 0; round < 30; round++) {
            long version = round;
            var outcomes =
                    Racers.race(
                            INSTANCES, i -> () -> append(i, decision(stream, version, 1)).get(0));

            assertThat(outcomes)
                    .filteredOn(Appended.class::isInstance)
                    .singleElement()
                    .extracting(outcome -> ((Appended) outcome).version())
                    .isEqualTo(version + 1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof Appended))
                    .hasSize(INSTANCES - 1)
                    .allMatch(new Conflict(version + 1)::equals);
        }
    }

    @Test
    void writersOfOneBucketShareItWithoutGapsOrConflicts() throws Exception {
        var key = freshStream();
        int bucket = BUCKETS.of(key.key());
        long before = head(bucket);

        var offsets =
                Racers.race(INSTANCES, i -> () -> appendSingly(i, sibling(key, "store-" + i), 50));

        var all = offsets.stream().flatMap(List::stream).sorted().toList();
        assertThat(all).isEqualTo(range(before + 1, before + 50L * INSTANCES));
        assertSound();
    }

    @Test
    void writersOfManyBucketsNeitherDeadlockNorLeaveGaps() throws Exception {
        var seed = new Random().nextLong();
        Racers.race(
                INSTANCES,
                i ->
                        () -> {
                            var random = new Random(seed + i);
                            for (int n = 0; n < 30; n++) {
                                var streams = new ArrayList<>(freshStreams(20));
                                Collections.shuffle(streams, random);
                                var batch = streams.stream().map(s -> decision(s, 0, 2)).toList();
                                assertThat(append(i, batch.toArray(Decision[]::new)))
                                        .as("seed %d", seed)
                                        .allMatch(Appended.class::isInstance);
                            }
                            return i;
                        });
        assertSound();
    }

    @Test
    void instancesThatFightOverStreamsEachLoseOnlyTheirOwnConflicts() throws Exception {
        var streams = freshStreams(5);
        var appended =
                Racers.race(
                        INSTANCES,
                        i ->
                                () -> {
                                    int sum = 0;
                                    for (int n = 0; n < 40; n++) {
                                        sum += fight(i, streams);
                                    }
                                    return sum;
                                });

        long stored = 0;
        for (var history : instance(0).load(streams).await().indefinitely().values()) {
            stored += history.version();
        }
        assertThat(stored).isEqualTo(appended.stream().mapToInt(n -> n).sum()).isPositive();
        assertSound();
    }

    /// Appends two events to each stream as it was a moment ago; gives the number that stood.
    private int fight(int i, List<StreamId> streams) {
        var histories = instance(i).load(streams).await().indefinitely();
        var batch = new ArrayList<Decision>();
        histories.forEach(
                (stream, history) -> {
                    batch.add(decision(stream, history.version(), 1));
                    batch.add(decision(stream, history.version() + 1, 1));
                });
        var outcomes = append(i, batch.toArray(Decision[]::new));
        var spoiled = new HashSet<StreamId>();
        int sum = 0;
        for (int n = 0; n < batch.size(); n++) {
            if (outcomes.get(n) instanceof Appended) {
                assertThat(spoiled).doesNotContain(batch.get(n).stream());
                sum++;
            } else {
                spoiled.add(batch.get(n).stream());
            }
        }
        return sum;
    }

    @Test
    void aReaderBesideWritersNeverSeesAGap() throws Exception {
        var key = freshStream();
        int bucket = BUCKETS.of(key.key());
        long before = head(bucket);
        var writing = new AtomicBoolean(true);
        int writers = INSTANCES - 2;
        int eventsEach = 200;

        var seen =
                Racers.race(
                        2,
                        i ->
                                i == 0
                                        ? () -> follow(bucket, before, writing)
                                        : () -> write(key, writers, eventsEach, writing));

        // In the order of sight, page after page: each offset once, none before its predecessor.
        assertThat(seen.getFirst())
                .isEqualTo(range(before + 1, before + (long) writers * eventsEach));
    }

    private List<Long> write(StreamId key, int writers, int eventsEach, AtomicBoolean writing)
            throws Exception {
        try {
            Racers.race(
                    writers, w -> () -> appendSingly(w, sibling(key, "store-" + w), eventsEach));
            return List.of();
        } finally {
            writing.set(false);
        }
    }

    private List<Long> follow(int bucket, long before, AtomicBoolean writing) {
        var seen = new ArrayList<Long>();
        long after = before;
        boolean goOn = true;
        while (goOn) {
            // The last look is begun after the last write has ended.
            goOn = writing.get();
            List<StoredEvent> page;
            do {
                page = log().read(Map.of(bucket, after), 100).await().indefinitely();
                page.forEach(event -> seen.add(event.offset()));
                after = page.isEmpty() ? after : page.getLast().offset();
            } while (!page.isEmpty());
        }
        return seen;
    }

    @Test
    void aKeySentManyTimesAtOnceTakesEffectOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var stream = freshStream();
            var key = freshKey();
            var outcomes =
                    Racers.race(
                            INSTANCES,
                            i ->
                                    () ->
                                            append(
                                                            i,
                                                            keyed(
                                                                    decision(stream, 0, 1),
                                                                    key,
                                                                    7,
                                                                    "answer " + i))
                                                    .getFirst());

            int winner = IntStream.range(0, INSTANCES).filter(i -> won(outcomes, i)).sum();
            assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
            var first = (Appended) outcomes.get(winner);
            var answer = Buffer.buffer("answer " + winner);
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof Appended))
                    .hasSize(INSTANCES - 1)
                    .allMatch(new AlreadyDone(answer, 1, first.offset())::equals);
        }
    }

    private static boolean won(List<AppendOutcome> outcomes, int i) {
        return outcomes.get(i) instanceof Appended;
    }

    @Test
    void aKeySentForTwoStreamsOfOneSkuAtOnceTakesEffectOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var stream = freshStream();
            var key = freshKey();
            var outcomes =
                    Racers.race(
                            INSTANCES,
                            i ->
                                    () -> {
                                        var own = sibling(stream, "store-" + i);
                                        return append(i, keyed(decision(own, 0, 1), key, 7, "a"))
                                                .getFirst();
                                    });

            assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(AlreadyDone.class::isInstance).hasSize(INSTANCES - 1);
        }
    }

    private List<Long> appendSingly(int i, StreamId stream, int count) {
        var offsets = new ArrayList<Long>();
        for (int version = 0; version < count; version++) {
            var outcome = append(i, decision(stream, version, 1)).getFirst();
            assertThat(outcome).isInstanceOf(Appended.class);
            offsets.add(((Appended) outcome).offset());
        }
        return offsets;
    }

    private List<AppendOutcome> append(int i, Decision... batch) {
        return instance(i).append(List.of(batch)).await().indefinitely();
    }

    private long head(int bucket) {
        var head = log().heads(Set.of(bucket)).await().indefinitely().get(bucket);
        return head == null ? -1 : head.offset();
    }

    private void assertSound() {
        var whole = new HashMap<Integer, Long>();
        IntStream.range(0, BUCKETS.count()).forEach(bucket -> whole.put(bucket, -1L));
        var check = new LogChecker(log(), BUCKETS).check(whole, _ -> {});
        assertThat(check.differences()).isEmpty();
        assertThat(check.events()).isPositive();
    }

    private static List<Long> range(long first, long last) {
        var numbers = new ArrayList<Long>();
        for (long n = first; n <= last; n++) {
            numbers.add(n);
        }
        return numbers;
    }
}
