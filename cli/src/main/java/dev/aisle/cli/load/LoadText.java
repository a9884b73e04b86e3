package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/// A load's report as people read it: totals, what became of each kind of command, and why some weren't
/// accepted: the field that was wrong, and the first answer of that kind in the command side's words.
final class LoadText {
    private static final int COLUMN_WIDTH = 11;

    private LoadText() {}

    static void print(LoadReport report, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d commands in %.1f s: %,.0f a second; latency p50 %s, p99 %s, max %s%n",
                report.commands(),
                report.elapsed().toMillis() / 1e3,
                report.commandsPerSecond(),
                millis(report.latencyP50()),
                millis(report.latencyP99()),
                millis(report.latencyMax()));
        if (report.retried() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d were sent again, unchanged: there was no final receipt for them yet%n",
                    report.retried());
        }
        printTable(report, out);
        printReasons(report, out);
    }

    private static void printTable(LoadReport report, PrintStream out) {
        out.printf("%n%-24s", "");
        for (var column : Column.values()) {
            out.printf(" %" + COLUMN_WIDTH + "s", column.title);
        }
        out.println();
        var types = new TreeMap<String, long[]>();
        report.counts()
                .forEach(
                        (outcome, count) ->
                                types.computeIfAbsent(
                                                        outcome.type(),
                                                        _ -> new long[Column.values().length])[
                                                Column.of(outcome.code()).ordinal()] +=
                                        count);
        types.forEach((type, counts) -> printRow(type, counts, out));
        var sums = new long[Column.values().length];
        types.values().forEach(counts -> Arrays.setAll(sums, i -> sums[i] + counts[i]));
        printRow("all", sums, out);
    }

    private static void printRow(String type, long[] counts, PrintStream out) {
        out.printf("%-24s", type);
        for (long count : counts) {
            var text = count == 0 ? "" : String.format(Locale.ROOT, "%,d", count);
            out.printf(" %" + COLUMN_WIDTH + "s", text);
        }
        out.println();
    }

    private static void printReasons(LoadReport report, PrintStream out) {
        boolean first = true;
        for (var code : report.byCode().entrySet()) {
            if (code.getKey() != Code.ACCEPTED) {
                if (first) {
                    out.printf("%nnot accepted, and why:%n");
                    first = false;
                }
                print(report, code.getKey(), code.getValue(), out);
            }
        }
    }

    private static void print(LoadReport report, Code code, long count, PrintStream out) {
        out.printf(Locale.ROOT, "  %-24s %,10d  %s%n", code, count, explanation(code));
        report.counts().entrySet().stream()
                .filter(entry -> entry.getKey().code() == code)
                .forEach(
                        entry -> {
                            var example = report.examples().get(entry.getKey());
                            var field = entry.getKey().field();
                            out.printf(
                                    Locale.ROOT,
                                    "    %-22s %,10d  %s%s%n",
                                    entry.getKey().type(),
                                    entry.getValue(),
                                    field.isEmpty() ? "" : field + ": ",
                                    example == null ? "" : example);
                        });
    }

    /// What may become of a command, in the words of one who feeds them.
    private enum Column {
        ACCEPTED("accepted"),
        DUPLICATE("duplicate"),
        STALE("stale"),
        CONFLICTING("conflicting"),
        HELD("held"),
        PARKED("parked"),
        REFUSED("refused"),
        UNANSWERED("unanswered");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        static Column of(Code code) {
            return switch (code) {
                case ACCEPTED -> ACCEPTED;
                case DUPLICATE -> DUPLICATE;
                case STALE_IGNORED -> STALE;
                case SOURCE_VERSION_CONFLICT -> CONFLICTING;
                case QUARANTINED -> HELD;
                case PARKED -> PARKED;
                default -> code.isTransient() ? UNANSWERED : REFUSED;
            };
        }
    }

    /// What a sender learns from it.
    private static String explanation(Code code) {
        return switch (code) {
            case DUPLICATE -> "the source had said exactly this before; nothing changed";
            case STALE_IGNORED ->
                    "the source had said something newer before; nothing shown changed";
            case PARKED -> "of a product that isn't in the catalogue yet, for which it waits";
            case RESERVATION_EXPIRED -> "what was held had ended by the clock";
            case CAP_EXHAUSTED -> "a promotion's uses or budget were gone; no cap was passed";
            case INVALID_TRANSITION -> "its time had passed, or had not come yet";
            case SOURCE_VERSION_CONFLICT ->
                    "two contents of one source version; the same one wins in either order";
            case QUARANTINED ->
                    "a feed's price beyond the guard rail (-70 % / +200 %), or zero: held for a"
                            + " person, what is shown stays";
            case CURRENCY_MISMATCH ->
                    "money not in the zone's currency and scale, such as a price finer than a cent";
            case MALFORMED ->
                    "not a valid command, such as a code that is no id or a price below zero";
            case INSUFFICIENT_STOCK ->
                    "a reservation of more than was available; nothing was sold twice";
            default -> code.title();
        };
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
