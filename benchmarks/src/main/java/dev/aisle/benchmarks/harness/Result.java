package dev.aisle.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a comparison came to: a table for people, and its `RESULT` line.
///
/// @param samples of each side, in the order of the comparison, one for each round
record Result(Comparison comparison, List<List<Sample>> samples) {
    private static final String ROW = "| %s | %s | %s | %s | %s | %s | %s |";

    List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("**%s**: %s".formatted(comparison.name(), comparison.conditions()));
        lines.add("");
        lines.add(
                ROW.formatted(
                        "side",
                        comparison.unit(),
                        "lowest – highest",
                        "ours / it",
                        "CPU µs each",
                        "of it servers",
                        "bytes each"));
        lines.add("| --- | --: | --: | --: | --: | --: | --: |");
        for (int i = 0; i < samples.size(); i++) {
            lines.add(row(i));
        }
        if (servers().anyMatch(_ -> true)) {
            lines.add("");
            lines.add(costs());
        }
        if (!comparison.note().isEmpty()) {
            lines.add("");
            lines.add(comparison.note());
        }
        return lines;
    }

    /// For example `RESULT append-1 ours=7900 raw=20000 ratio=0.40 unit=events/s lowest=0.38 highest=0.41`.
    String line() {
        var ours = Spread.of(samples.getFirst(), Sample::perSecond);
        var cost = Spread.of(samples.getFirst(), Sample::cpuMicrosEach);
        var bytes = Spread.of(samples.getFirst(), Sample::bytesEach);
        var costs = " cpu-us=%s bytes=%s".formatted(decimal(cost.median()), whole(bytes.median()));
        if (samples.size() == 1) {
            return "RESULT %s ours=%s unit=%s"
                            .formatted(comparison.name(), whole(ours.median()), comparison.unit())
                    + costs;
        }
        var against = Spread.of(samples.get(1), Sample::perSecond);
        var ratio = ratioTo(1);
        return "RESULT %s ours=%s %s=%s ratio=%s unit=%s lowest=%s highest=%s"
                        .formatted(
                                comparison.name(),
                                whole(ours.median()),
                                comparison.sides().get(1).label(),
                                whole(against.median()),
                                decimal(ratio.median()),
                                comparison.unit(),
                                decimal(ratio.min()),
                                decimal(ratio.max()))
                + costs
                + " cpu-us-%s=%s"
                        .formatted(
                                comparison.sides().get(1).label(),
                                decimal(Spread.of(samples.get(1), Sample::cpuMicrosEach).median()));
    }

    /// The largest share of the machine that others had in a turn.
    double othersShareMax() {
        return samples.stream()
                .flatMap(List::stream)
                .mapToDouble(Sample::othersShare)
                .max()
                .orElse(0);
    }

    private String row(int side) {
        var of = samples.get(side);
        var rate = Spread.of(of, Sample::perSecond);
        return ROW.formatted(
                comparison.sides().get(side).label() + ": " + comparison.sides().get(side).what(),
                whole(rate.median()),
                whole(rate.min()) + " – " + whole(rate.max()),
                side == 0 ? "" : decimal(ratioTo(side).median()),
                decimal(Spread.of(of, Sample::cpuMicrosEach).median()),
                decimal(Spread.of(of, Sample::serverCpuMicrosEach).median()),
                whole(Spread.of(of, Sample::bytesEach).median()));
    }

    /// For example `CPU µs each: ours client 11.20, postgres 19.80; raw client 7.05, postgres 15.10`. What
    /// has less than a hundredth is left out.
    private String costs() {
        var sides = new ArrayList<String>();
        for (int i = 0; i < samples.size(); i++) {
            var of = samples.get(i);
            var costs =
                    Stream.concat(Stream.of(Sample.CLIENT), servers())
                            .filter(process -> cost(of, process) >= 0.005)
                            .map(process -> process + " " + decimal(cost(of, process)))
                            .collect(Collectors.joining(", "));
            sides.add(comparison.sides().get(i).label() + " " + costs);
        }
        return "CPU µs each: " + String.join("; ", sides);
    }

    private static double cost(List<Sample> of, String process) {
        return Spread.of(of, sample -> sample.cpuMicrosEach(process)).median();
    }

    private Stream<String> servers() {
        return samples.getFirst().getFirst().serverCpuNanos().keySet().stream();
    }

    /// Round by round, since two turns of a round are closest in time.
    private Spread ratioTo(int side) {
        var ratios = new double[samples.getFirst().size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    samples.getFirst().get(round).perSecond()
                            / samples.get(side).get(round).perSecond();
        }
        return Spread.of(ratios);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
