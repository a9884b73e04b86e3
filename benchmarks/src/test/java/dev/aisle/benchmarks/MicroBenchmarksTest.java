package dev.aisle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.benchmarks.MicroBenchmarks.Iterations;
import org.junit.jupiter.api.Test;

class MicroBenchmarksTest {
    /// In this process and for a moment: that they run and are reported, not how fast.
    @Test
    void everyBenchmarkRunsAndIsReportedOnce() throws Exception {
        var lines = MicroBenchmarks.run(new Iterations(0, 1, 10)).lines();
        assertThat(lines)
                .extracting(line -> line.split(" ", -1)[1])
                .containsExactly(
                        "micro-bucket",
                        "micro-command-codec",
                        "micro-decider-recordCount",
                        "micro-decider-recordSale",
                        "micro-decider-reserveRedemption",
                        "micro-decider-reserveStock",
                        "micro-decider-setPrice",
                        "micro-event-decode",
                        "micro-event-encode",
                        "micro-price-basket",
                        "micro-price-effective",
                        "micro-price-promoted",
                        "micro-price-timeline");
        assertThat(lines)
                .filteredOn(line -> !isAlone(line))
                .allMatch(
                        line ->
                                line.matches(
                                        "RESULT \\S+ ours=[1-9]\\d* raw=[1-9]\\d* ratio=\\d+\\.\\d\\d"
                                                + " unit=ops/s allocated=\\d+ allocated-raw=\\d+"));
        assertThat(lines)
                .filteredOn(MicroBenchmarksTest::isAlone)
                .allMatch(
                        line ->
                                line.matches(
                                        "RESULT \\S+ ours=[1-9]\\d* unit=ops/s allocated=\\d+"));
    }

    /// There is nothing plainer that does the same.
    private static boolean isAlone(String line) {
        return line.contains("micro-price") || line.contains("micro-decider");
    }
}
