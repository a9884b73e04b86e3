package dev.aisle.benchmarks.harness;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The median of some rounds, and how far they lie apart.
record Spread(double median, double min, double max) {
    static Spread of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Spread of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return of(samples.stream().mapToDouble(figure).toArray());
    }
}
