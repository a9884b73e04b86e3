package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Code;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// A load's report as people read it: totals, then each code with what it means, and with how each kind
/// of command came by it: the field that was wrong, and the first answer of that kind in the command
/// side's words.
final class LoadText {
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
        out.println("receipts by code:");
        report.byCode().forEach((code, count) -> print(report, code, count, out));
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

    /// What a sender learns from it.
    private static String explanation(Code code) {
        return switch (code) {
            case ACCEPTED -> "took effect, or found its effect already there";
            case DUPLICATE -> "the source had said exactly this before; nothing changed";
            case STALE_IGNORED ->
                    "the source had said something newer before; nothing shown changed";
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
