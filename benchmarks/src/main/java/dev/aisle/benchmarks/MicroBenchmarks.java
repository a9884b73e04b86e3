package dev.aisle.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `./aisle bench micro`: the pure functions of the hot paths, about five minutes. With `--quick` one
/// short round, which shows that they run and is no figure.
final class MicroBenchmarks {
    /// How often, and how long each time.
    record Rounds(int forks, int iterations, int iterationMillis) {
        static final Rounds FULL = new Rounds(3, 3, 1_000);
        static final Rounds QUICK = new Rounds(1, 1, 200);
    }

    private MicroBenchmarks() {}

    static Report run(Rounds rounds) throws RunnerException {
        var time = TimeValue.milliseconds(rounds.iterationMillis());
        var options =
                new OptionsBuilder()
                        .include("dev\\.aisle\\.benchmarks\\.micro\\..*")
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .forks(rounds.forks())
                        .warmupIterations(rounds.iterations())
                        .warmupTime(time)
                        .measurementIterations(rounds.iterations())
                        .measurementTime(time)
                        .build();
        return Report.of("micro", new Runner(options).run());
    }
}
