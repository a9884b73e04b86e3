package dev.aisle.command.admission;

import static dev.aisle.command.admission.CommandClass.CATALOGUE;
import static dev.aisle.command.admission.CommandClass.CRITICAL;
import static dev.aisle.command.admission.CommandClass.FEED;
import static dev.aisle.command.admission.CommandClass.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.admission.OpenLoad.Second;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ten times the capacity over a model of the engine: far from its store, with batches of 25 and some 500
/// commands per second, and near to it.
class SurgeTest {
    private static final Map<CommandClass, Double> MIX =
            Map.of(CATALOGUE, 0.30, FEED, 0.50, TILL, 0.17, CRITICAL, 0.03);
    private static final int BEFORE = 20;
    private static final int SURGE = 20;
    private static final int AFTER = 40;

    private final long seed = System.nanoTime();
    private final SimulatedTime time = new SimulatedTime();

    @ParameterizedTest(name = "batches of {0}, {1} us and {2} us for each command")
    @CsvSource({"25, 96000, 160", "1024, 1000, 500"})
    void atTenTimesTheCapacityTheLeastImportantIsRefusedAndNothingElseChanges(
            int batchMax, long commitMicros, long commandMicros) {
        var engine = engine(batchMax, commitMicros, commandMicros);
        double capacity = engine.capacity();
        var admission = admission(engine);
        var load = new OpenLoad(time, admission, new Random(seed));

        load.run(BEFORE, 0.6 * capacity, MIX);
        long before = engine.decided;
        load.run(SURGE, 10 * capacity, MIX);
        double goodput = (engine.decided - before) / (double) SURGE;
        int waitedInSurge = engine.waitingMax();
        load.run(AFTER, 0.6 * capacity, MIX);

        assertThat(goodput)
                .as("goodput of %.0f, seed %d", capacity, seed)
                .isGreaterThan(0.9 * capacity);
        var surge = load.seconds(BEFORE + 1, BEFORE + SURGE);
        assertThat(surge)
                .as("prices are refused in every second, seed %d", seed)
                .allSatisfy(
                        second -> assertThat(second.refused().getOrDefault(FEED, 0)).isPositive());
        assertThat(OpenLoad.sum(surge, of(Second::refused, CRITICAL)))
                .as("reservations refused, seed %d", seed)
                .isLessThanOrEqualTo(OpenLoad.sum(surge, of(Second::sent, CRITICAL)) / 1_000);
        assertThat(waitedInSurge).as("memory").isLessThanOrEqualTo(TestAdmissionConfig.USUAL.max());
        var settled = load.seconds(BEFORE + SURGE + 30, BEFORE + SURGE + AFTER);
        assertThat(settled)
                .as("30 s later, seed %d", seed)
                .allSatisfy(second -> assertThat(second.refused()).isEmpty());
        assertThat(p99(settled))
                .as("latency, seed %d", seed)
                .isLessThan(2 * p99(load.seconds(BEFORE / 2, BEFORE)));
    }

    private static ToIntFunction<Second> of(
            Function<Second, Map<CommandClass, Integer>> counts, CommandClass commandClass) {
        return second -> counts.apply(second).getOrDefault(commandClass, 0);
    }

    private static long p99(List<Second> seconds) {
        var latencies = seconds.stream().flatMap(s -> s.latencies().stream()).sorted().toList();
        return latencies.get(latencies.size() * 99 / 100);
    }

    private SimulatedEngine engine(int batchMax, long commitMicros, long commandMicros) {
        return new SimulatedEngine(
                time,
                2,
                batchMax,
                TimeUnit.MICROSECONDS.toNanos(commitMicros),
                TimeUnit.MICROSECONDS.toNanos(commandMicros));
    }

    private Admission admission(SimulatedEngine engine) {
        return new Admission(
                TestAdmissionConfig.USUAL,
                _ -> new Quota(1_000_000_000, 1_000_000_000),
                engine::submit,
                time::after,
                time::now,
                new SimpleMeterRegistry());
    }
}
