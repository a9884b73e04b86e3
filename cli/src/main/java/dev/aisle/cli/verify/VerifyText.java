package dev.aisle.cli.verify;

import java.io.PrintStream;
import java.util.Locale;

/// A verification's report as people read it.
final class VerifyText {
    private VerifyText() {}

    static void print(VerifyReport report, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s in %.1f s%n",
                report.whole() ? "the whole" : "since the last verification",
                report.elapsed().toMillis() / 1e3);
        line(out, "P2  log", "%,d events", report.events());
        line(
                out,
                "P3  topic",
                "%,d records, %,d of them repeats, which are permitted",
                report.records(),
                report.repeats());
        report.repeatsNamed().forEach(repeat -> out.println("      repeat: " + repeat));
        line(
                out,
                "P4  views",
                "%,d rows, %,d of them newer than this began, so not compared",
                report.rows(),
                report.rowsNewer());
        line(
                out,
                "P4  Redis",
                "%,d entries, %,d of them older than their row, until their lifetime ends",
                report.entries(),
                report.entriesLagging());
        line(out, "P7  stock", "%,d streams add up or are named below", report.stockStreams());
        if (report.isSound()) {
            out.println("all is as promised");
            return;
        }
        out.printf(
                Locale.ROOT,
                "%,d differences%s:%n",
                report.findingCount(),
                report.findingCount() > report.findings().size()
                        ? ", of which the first " + report.findings().size()
                        : "");
        report.findings().forEach(finding -> out.println("  " + finding));
    }

    private static void line(PrintStream out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-12s" + format + "%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object... values) {
        var all = new Object[values.length + 1];
        all[0] = name;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }
}
