package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import io.vertx.core.buffer.Buffer;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The ledger's windows change while keys are written and repeated, windows are made and past ones dropped.
/// A window lasts 3 s here instead of 7 days.
class LedgerRolloverTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final int CALLERS = 4;

    private static final String SHORT_WINDOWS =
            "CREATE OR REPLACE FUNCTION ledger_window(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE"
                    + " RETURN floor(extract(epoch FROM at) / "
                    + WINDOW.toSeconds()
                    + ")::integer";

    @Test
    void repeatsGetTheFirstAnswerAcrossTheBoundaries() throws Exception {
        long seed = new Random().nextLong();
        try (var database = TestDatabase.create();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.execute(SHORT_WINDOWS);
            database.execute("SELECT prepare_ledger()");
            long end = System.nanoTime() + LOAD.toNanos();
            var callers = new ArrayList<Future<Tally>>();
            for (int i = 0; i < CALLERS; i++) {
                var store = new PostgresEventStore(database.appends(1), BUCKETS);
                callers.add(threads.submit(new Caller(store, new Random(seed + i), end)));
            }
            try (var upkeep = database.connect()) {
                while (System.nanoTime() < end) {
                    prepareAndDrop(upkeep);
                    Thread.sleep(200);
                }
            }
            for (var caller : callers) {
                var tally = caller.get();
                assertThat(tally.repeats).as("seed %d", seed).isPositive();
                assertThat(tally.acrossABoundary).as("seed %d", seed).isPositive();
            }
        }
    }

    private static void prepareAndDrop(Connection connection) throws Exception {
        LedgerWindows.prepare(connection);
        LedgerWindows.dropPast(connection);
    }

    private static final class Tally {
        private int repeats;
        private int acrossABoundary;
    }

    /// Appends batches of decisions, some new and some that repeat what was answered in the last second.
    private record Caller(PostgresEventStore store, Random random, long end)
            implements Callable<Tally> {
        @Override
        public Tally call() {
            var answered = new ArrayDeque<Answered>();
            var tally = new Tally();
            while (System.nanoTime() < end) {
                answered.removeIf(a -> a.isOlderThan(Duration.ofSeconds(1)));
                var repeats =
                        answered.stream().filter(_ -> random.nextInt(4) == 0).limit(5).toList();
                var fresh = IntStream.range(0, random.nextInt(1, 4)).mapToObj(Call::fresh).toList();
                var begun = System.nanoTime();
                var batch = new ArrayList<Decision>();
                repeats.forEach(a -> batch.add(a.call.answering("again")));
                fresh.forEach(call -> batch.add(call.answering("first " + call.key)));
                var outcomes = store.append(batch).await().indefinitely();

                for (int i = 0; i < repeats.size(); i++) {
                    var repeat = repeats.get(i);
                    // A repeat that was itself too slow promises nothing.
                    if (!repeat.isOlderThan(WINDOW)) {
                        assertThat(outcomes.get(i)).isEqualTo(repeat.outcome);
                        tally.repeats++;
                        tally.acrossABoundary += repeat.window == window() ? 0 : 1;
                    }
                }
                for (int i = 0; i < fresh.size(); i++) {
                    var call = fresh.get(i);
                    var outcome = outcomes.get(repeats.size() + i);
                    assertThat(outcome).isInstanceOf(Appended.class);
                    var appended = (Appended) outcome;
                    var first = Buffer.buffer("first " + call.key);
                    var repeated = new AlreadyDone(first, 1, appended.offset());
                    answered.add(new Answered(call, repeated, begun, window()));
                }
            }
            return tally;
        }
    }

    private static long window() {
        return System.currentTimeMillis() / WINDOW.toMillis();
    }

    private record Call(StreamId stream, String key) {
        static Call fresh(int n) {
            return new Call(freshStream(), n + "/" + freshKey());
        }

        Decision answering(String answer) {
            return keyed(decision(stream, 0, 1), key, 7, answer);
        }
    }

    private record Answered(Call call, AlreadyDone outcome, long sentNanos, long window) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - sentNanos > age.toNanos();
        }
    }
}
