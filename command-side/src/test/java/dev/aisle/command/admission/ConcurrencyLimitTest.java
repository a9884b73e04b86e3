package dev.aisle.command.admission;

import static dev.aisle.command.admission.CommandClass.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Over a queueing model of the engine: two lanes, which gather batches.
class ConcurrencyLimitTest {
    private static final TestAdmissionConfig CONFIG = TestAdmissionConfig.USUAL;
    private static final Map<CommandClass, Double> CRITICAL_ONLY = Map.of(CRITICAL, 1.0);

    private final long seed = System.nanoTime();
    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedEngine engine =
            new SimulatedEngine(time, 2, 1_024, millis(1), micros(500));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Admission admission =
            new Admission(
                    CONFIG,
                    _ -> new Quota(1_000_000_000, 1_000_000_000),
                    engine::submit,
                    time::after,
                    time::now,
                    registry);
    private final OpenLoad load = new OpenLoad(time, admission, new Random(seed));

    /// 4,000 commands per second for 750 ms are 3,000.
    @Test
    void itConvergesToWhatTheEngineDecidesWithinTheTarget() {
        load.run(20, 12_000, CRITICAL_ONLY);

        assertThat(limit()).as("seed %d", seed).isBetween(2_400.0, 3_600.0);
        assertThat(engine.decided).as("seed %d", seed).isGreaterThan(19 * 3_600);
    }

    @Test
    void itFollowsACapacityThatFallsAndRisesAgain() {
        load.run(10, 12_000, CRITICAL_ONLY);
        engine.commandNanos = millis(10); // 200 commands per second
        load.run(30, 12_000, CRITICAL_ONLY);
        assertThat(limit()).as("slow, seed %d", seed).isBetween(110.0, 200.0);

        engine.commandNanos = micros(500);
        load.run(10, 12_000, CRITICAL_ONLY);
        assertThat(limit()).as("fast again, seed %d", seed).isBetween(2_400.0, 3_600.0);
    }

    @Test
    void itDoesNotCollapseAtIdleNorByAFewSlowCommands() {
        load.run(30, 5, CRITICAL_ONLY);
        assertThat(limit()).as("seed %d", seed).isEqualTo(CONFIG.initial());

        engine.commitNanos = millis(1_200);
        load.run(30, 5, CRITICAL_ONLY);
        assertThat(limit()).as("slow, seed %d", seed).isEqualTo(CONFIG.min());

        engine.commitNanos = millis(1);
        load.run(30, 5, CRITICAL_ONLY);
        assertThat(limit()).as("fast again, seed %d", seed).isEqualTo(CONFIG.initial());
    }

    @Test
    void aStallOfSecondsCostsItOneHalvingOrSoAndItIsBackWithinSeconds() {
        load.run(10, 2_000, CRITICAL_ONLY);
        engine.commitNanos = TimeUnit.SECONDS.toNanos(3);
        load.run(1, 2_000, CRITICAL_ONLY);
        engine.commitNanos = millis(1);
        load.run(10, 2_000, CRITICAL_ONLY);

        assertThat(load.seconds(17, 21))
                .as("seed %d", seed)
                .allSatisfy(second -> assertThat(second.refused()).isEmpty());
    }

    /// A controller that integrates would have wound up meanwhile, and would let in too much or too little.
    @Test
    void tenMinutesOfOverloadLeavesNothingBehind() {
        engine.commandNanos = millis(10);
        load.run(600, 2_000, CRITICAL_ONLY);
        engine.commandNanos = micros(500);
        load.run(5, 12_000, CRITICAL_ONLY);

        assertThat(limit()).as("seed %d", seed).isBetween(2_400.0, 3_600.0);
    }

    private double limit() {
        return registry.get("admission.limit.commands").gauge().value();
    }

    private static long millis(long n) {
        return TimeUnit.MILLISECONDS.toNanos(n);
    }

    private static long micros(long n) {
        return TimeUnit.MICROSECONDS.toNanos(n);
    }
}
