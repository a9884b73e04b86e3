package dev.aisle.benchmarks.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// What the engine's lanes send to the store, without the engine: the same events of the same streams,
/// full batches, one call in flight a lane. Nobody else writes there, so the versions are known, and nothing
/// is loaded or decided.
final class AppendAlone implements Work {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final EventStore store;
    private final StoredEvent sample;
    private final List<Lane> lanes = new ArrayList<>();

    /// @param store where the shop was opened
    /// @param all streams, each with one event
    /// @param sample an event as the engine writes it
    AppendAlone(
            EventStore store,
            Buckets buckets,
            List<StreamId> all,
            int laneCount,
            StoredEvent sample) {
        this.store = store;
        this.sample = sample;
        var streams = new ArrayList<List<StreamId>>();
        for (int i = 0; i < laneCount; i++) {
            streams.add(new ArrayList<>());
        }
        for (var stream : all) {
            streams.get(buckets.of(stream.key()) % laneCount).add(stream);
        }
        streams.removeIf(List::isEmpty);
        streams.forEach(mine -> lanes.add(new Lane(mine, buckets)));
    }

    @Override
    public long run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long sum = 0;
        try (var threads = Executors.newFixedThreadPool(lanes.size())) {
            var work = lanes.stream().<Callable<Long>>map(lane -> () -> lane.run(end)).toList();
            for (var done : threads.invokeAll(work)) {
                sum += done.get();
            }
        }
        return sum;
    }

    private final class Lane {
        private final List<StreamId> streams;
        private final Buckets buckets;
        private final Map<StreamId, Long> versions = new HashMap<>();
        private final Map<Integer, LogPosition> positions = new HashMap<>();
        private final SplittableRandom random = new SplittableRandom(1);

        Lane(List<StreamId> streams, Buckets buckets) {
            this.streams = streams;
            this.buckets = buckets;
            streams.forEach(stream -> versions.put(stream, 1L));
        }

        long run(long end) {
            long done = 0;
            while (System.nanoTime() < end) {
                done += append();
            }
            return done;
        }

        private int append() {
            var batch = new ArrayList<Decision>(EventStore.BATCH_SIZE_MAX);
            for (int i = 0; i < EventStore.BATCH_SIZE_MAX; i++) {
                var stream = streams.get(random.nextInt(streams.size()));
                long version = versions.merge(stream, 1L, Long::sum) - 1;
                var event =
                        new NewEvent(
                                IDS.generate(), sample.type(), sample.payload(), sample.metadata());
                batch.add(
                        new Decision(
                                stream,
                                version,
                                List.of(),
                                List.of(event),
                                null,
                                null,
                                positions.get(buckets.of(stream.key()))));
            }
            var outcomes = store.append(batch).await().atMost(ANSWER_WITHIN);
            for (int i = 0; i < batch.size(); i++) {
                if (!(outcomes.get(i) instanceof Appended appended)) {
                    throw new IllegalStateException("not appended: " + outcomes.get(i));
                }
                var decision = batch.get(i);
                positions.put(
                        buckets.of(decision.stream().key()),
                        new LogPosition(appended.offset(), decision.events().getLast().id()));
            }
            return batch.size();
        }
    }
}
