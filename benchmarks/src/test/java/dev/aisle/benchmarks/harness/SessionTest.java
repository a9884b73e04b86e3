package dev.aisle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Rounds ROUNDS =
            new Rounds(3, Duration.ofMillis(40), Duration.ofMillis(10));

    @TempDir Path root;

    @Test
    void sidesTakeTurnsInAlternatingOrderAfterTheirPreparations() throws Exception {
        var turns = new ArrayList<String>();
        try (var session = new Session(root, ROUNDS, false, List.of())) {
            session.compare(
                    Comparison.of("figure", "things/s")
                            .with(side("ours", turns))
                            .with(side("raw", turns)));
        }
        assertThat(turns)
                .containsExactly(
                        "prepare ours",
                        "ours",
                        "prepare raw",
                        "raw", // to warm up
                        "prepare ours",
                        "ours",
                        "prepare raw",
                        "raw",
                        "prepare raw",
                        "raw",
                        "prepare ours",
                        "ours",
                        "prepare ours",
                        "ours",
                        "prepare raw",
                        "raw");
    }

    @Test
    void whatIsNotWantedIsNotMeasured() throws Exception {
        var turns = new ArrayList<String>();
        try (var session = new Session(root, ROUNDS, false, List.of("another"))) {
            session.compare(
                    Comparison.of("figure", "things/s")
                            .with(side("ours", turns))
                            .with(side("raw", turns)));
            assertThat(session.lines()).isEmpty();
        }
        assertThat(turns).isEmpty();
    }

    @Test
    void theResultHasTheMedianOfTheRatiosOfTheRounds() {
        var ours = List.of(sample(100), sample(60), sample(90));
        var raw = List.of(sample(200), sample(100), sample(100));
        var comparison = Comparison.of("figure", "things/s").ours("", _ -> 1).raw("", _ -> 1);
        assertThat(new Result(comparison, List.of(ours, raw)).line())
                .startsWith(
                        "RESULT figure ours=90 raw=100 ratio=0.60 unit=things/s lowest=0.50 highest=0.90 ");
    }

    @Test
    void theTableSaysWhichProcessTheTimeGoesTo() {
        var turn =
                new Sample(1_000, 1_000_000_000, 30_000_000, Map.of("postgres", 20_000_000L), 1, 0);
        var comparison = Comparison.of("figure", "things/s").ours("", _ -> 1);
        assertThat(new Result(comparison, List.of(List.of(turn))).table())
                .contains("CPU µs each: ours client 10.00, postgres 20.00");
    }

    @Test
    void aTurnThatFailsFailsTheRun() throws Exception {
        try (var session = new Session(root, ROUNDS, false, List.of())) {
            var comparison =
                    Comparison.of("figure", "things/s")
                            .ours(
                                    "",
                                    _ -> {
                                        throw new IllegalStateException("a conflict");
                                    });
            assertThatThrownBy(() -> session.compare(comparison)).hasMessage("a conflict");
        }
    }

    private static Side side(String label, List<String> turns) {
        return new Side(
                label,
                "adds a line",
                () -> turns.add("prepare " + label),
                time -> {
                    Thread.sleep(time);
                    turns.add(label);
                    return 1;
                });
    }

    private static Sample sample(long operations) {
        return new Sample(operations, 1_000_000_000, 1, Map.of(), 1, 0);
    }
}
