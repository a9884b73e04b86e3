package dev.aisle.benchmarks.imports;

import dev.aisle.benchmarks.engine.CommandSide;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// `./aisle bench import`: a catalogue delivered by HTTP to the packaged command side and published, then the
/// same again unchanged, in a JVM of [#HEAP_MEGABYTES]. With `--long` one of a gigabyte, too.
public final class ImportSuite implements Suite {
    private static final int HEAP_MEGABYTES = 256;
    private static final int PRODUCTS = 1_000_000;
    private static final int PRODUCTS_QUICK = 5_000;
    private static final int LINE_BYTES = 250;
    private static final int LONG_LINE_BYTES = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        return rounds.count() <= 2 ? Duration.ofSeconds(60) : Duration.ofMinutes(isLong ? 10 : 5);
    }

    @Override
    public void run(Session session) throws Exception {
        int products = session.isQuick() ? PRODUCTS_QUICK : PRODUCTS;
        measure(session, "import", new Catalogue(products, LINE_BYTES));
        if (session.isLong()) {
            measure(session, "import-1gb", new Catalogue(products, LONG_LINE_BYTES));
        }
    }

    private static void measure(Session session, String name, Catalogue catalogue)
            throws Exception {
        if (!session.wants(name)) {
            return;
        }
        var database = session.postgres().withSchema(name.replace('-', '_'));
        var commandSide = CommandSide.start(session, database.url(), HEAP_MEGABYTES);
        long before = session.residentBytesMax(CommandSide.NAME);
        try (var delivery = new Delivery(commandSide.port(), LIMIT)) {
            report(session, name, catalogue, delivery.deliver(catalogue), before);
            report(session, name + "-unchanged", catalogue, delivery.deliver(catalogue), before);
        } finally {
            session.stop(CommandSide.NAME);
        }
    }

    private static void report(
            Session session, String name, Catalogue catalogue, Delivery.Times times, long before) {
        double seconds = times.stagedSeconds() + times.publishedSeconds();
        long more = session.residentBytesMax(CommandSide.NAME) - before;
        session.table(
                List.of(
                        "**%s**: %,d products, %,d MB, %,d changed; a heap of %d MiB at most"
                                .formatted(
                                        name,
                                        catalogue.products(),
                                        times.bytes() / 1_000_000,
                                        times.changes(),
                                        HEAP_MEGABYTES),
                        "",
                        "| staged and validated | published | more memory than idle, at most |",
                        "| --: | --: | --: |",
                        "| %.1f s | %.1f s | %d MiB |"
                                .formatted(
                                        times.stagedSeconds(),
                                        times.publishedSeconds(),
                                        more >> 20)));
        session.result(
                String.format(
                        Locale.ROOT,
                        "RESULT %s ours=%.0f unit=rows/s staged=%.1fs published=%.1fs bytes=%d changes=%d"
                                + " heap=%dMiB more-resident=%dMiB",
                        name,
                        catalogue.products() / seconds,
                        times.stagedSeconds(),
                        times.publishedSeconds(),
                        times.bytes(),
                        times.changes(),
                        HEAP_MEGABYTES,
                        more >> 20));
    }
}
