package dev.aisle.benchmarks;

import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Suite;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `./aisle bench micro`: the pure functions of the hot paths. With `--quick` one short iteration each,
/// which shows that they run and is no figure.
public final class MicroBenchmarks implements Suite {
    private static final int BENCHMARKS = 17;

    /// How often, and how long each time.
    record Iterations(int forks, int count, int millis) {
        static final Iterations FULL = new Iterations(3, 3, 1_000);
        static final Iterations QUICK = new Iterations(1, 1, 200);

        static Iterations of(Rounds rounds) {
            return rounds.count() > 2 ? FULL : QUICK;
        }
    }

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        var each = Iterations.of(rounds);
        return Duration.ofMillis(BENCHMARKS * each.forks * (600L + 2L * each.count * each.millis));
    }

    @Override
    public void run(Session session) throws RunnerException {
        run(Iterations.of(session.rounds())).lines().forEach(session::result);
    }

    static Report run(Iterations iterations) throws RunnerException {
        var time = TimeValue.milliseconds(iterations.millis());
        var options =
                new OptionsBuilder()
                        .include("dev\\.aisle\\.benchmarks\\.micro\\..*")
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .forks(iterations.forks())
                        .warmupIterations(iterations.count())
                        .warmupTime(time)
                        .measurementIterations(iterations.count())
                        .measurementTime(time)
                        .build();
        return Report.of("micro", new Runner(options).run());
    }
}
