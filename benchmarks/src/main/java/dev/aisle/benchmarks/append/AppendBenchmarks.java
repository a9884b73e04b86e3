package dev.aisle.benchmarks.append;

import dev.aisle.benchmarks.harness.Comparison;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Side;
import dev.aisle.benchmarks.harness.Suite;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/// Appends of single commands against the plainest code that inserts the same rows, and against themselves
/// with keys and in a long log.
public final class AppendBenchmarks implements Suite {
    private static final int ROWS = 1_000;
    private static final int IN_FLIGHT = 4_096;
    private static final int FEW = 256;
    private static final int LANES = 4;
    private static final int LANES_OF_FEW = 2;
    private static final int HOT = 7;
    private static final IntSupplier ANY = Shop::anyStream;

    private static final long STANDARD_MILLIONS = 5;
    private static final List<Long> KEPT_MILLIONS = List.of(1L, 10L, 50L);
    private static final long KEYS_BEFORE = 500_000;
    private static final long MILLION = 1_000_000;
    private static final long ROWS_A_SECOND = 80_000;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        int comparisons = isLong ? 9 + KEPT_MILLIONS.size() : 6;
        long fill = isQuick(rounds) ? 10 : STANDARD_MILLIONS * MILLION / ROWS_A_SECOND;
        return rounds.planned(2)
                .multipliedBy(comparisons)
                .plusSeconds(fill)
                .plusSeconds(10L + 3L * rounds.count());
    }

    @Override
    public void run(Session session) throws Exception {
        var shop = new Shop();
        var vertx = Vertx.vertx();
        try (var ours = Table.create(shop, session.postgres(), vertx, "append_ours");
                var raw = Table.create(shop, session.postgres(), vertx, "append_raw")) {
            session.compare(many(ours, raw));
            session.compare(few(ours, raw));
            session.compare(hot(ours, raw));
            session.compare(one(ours, raw));
            if (session.wants("append-keyed")) {
                ours.rememberKeys(KEYS_BEFORE);
            }
            session.compare(keyed(ours));
            if (session.isLong()) {
                session.compare(conflicts(ours));
                session.compare(instances(ours));
                session.compare(besideOpenTransaction(ours));
            }
            grown(session, ours, raw);
            if (session.isLong()) {
                kept(session, raw, shop, vertx);
            }
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static void grown(Session session, Table ours, Table raw) throws Exception {
        if (session.wants(longName(STANDARD_MILLIONS))) {
            // A quick run shows that it works; it has no time for a long log.
            ours.growTo(isQuick(session.rounds()) ? 2 * Shop.STREAMS : STANDARD_MILLIONS * MILLION);
            session.compare(longLog(ours, raw, STANDARD_MILLIONS));
        }
    }

    /// Filled by the first run that wants them: a quarter of an hour and 25 GB for 50 million events.
    private static void kept(Session session, Table raw, Shop shop, Vertx vertx) throws Exception {
        for (long millions : KEPT_MILLIONS) {
            if (session.wants(longName(millions))) {
                try (var ours =
                        Table.kept(
                                shop,
                                session.keptPostgres(),
                                vertx,
                                "append_" + millions + "m",
                                millions * MILLION)) {
                    session.compare(longLog(ours, raw, millions));
                }
            }
        }
    }

    private static boolean isQuick(Rounds rounds) {
        return rounds.count() <= 2;
    }

    private static Comparison many(Table ours, Table raw) {
        return Comparison.of("append", "events/s")
                .under("4,096 in flight, 100,000 existing streams over 64 buckets, 1 event each")
                .ours("single commands in 4 lanes", ours.append(LANES, IN_FLIGHT, false, ANY))
                .raw("INSERT from unnest, 4 × 1000", raw.rows().work(4, ROWS, ANY))
                .beside("copy", "COPY, binary, 4 × 1000", raw.copy().work(4, ROWS, ANY));
    }

    private static Comparison few(Table ours, Table raw) {
        return Comparison.of("append-256", "events/s")
                .under("256 in flight, 100,000 existing streams over 64 buckets")
                .ours("single commands in 2 lanes", ours.append(LANES_OF_FEW, FEW, false, ANY))
                .raw("INSERT from unnest, 2 × 128", raw.rows().work(2, FEW / 2, ANY))
                .beside("raw-1000", "INSERT from unnest, 4 × 1000", raw.rows().work(4, ROWS, ANY));
    }

    private static Comparison hot(Table ours, Table raw) {
        return Comparison.of("append-hot", "events/s")
                .under("one stream, 4,096 in flight")
                .ours("single commands", ours.append(1, IN_FLIGHT, false, () -> HOT))
                .raw("INSERT from unnest, 1 × 1000, all streams", raw.rows().work(1, ROWS, ANY))
                .beside(
                        "raw-hot",
                        "INSERT from unnest, 1 × 1000, that stream",
                        raw.rows().work(1, ROWS, () -> HOT))
                .note(
                        "Where ours is above 1.0: rows of one stream lie side by side in the index,"
                                + " those of all streams don't. The third side has the same rows as ours.");
    }

    private static Comparison one(Table ours, Table raw) {
        return Comparison.of("append-1", "events/s")
                .under("1 in flight, 100,000 existing streams")
                .ours("single commands", ours.append(1, 1, false, ANY))
                .raw("INSERT of one row", raw.rows().work(1, 1, ANY));
    }

    private static Comparison keyed(Table ours) {
        return Comparison.of("append-keyed", "events/s")
                .under("4,096 in flight; each command with an idempotency key, against without")
                .ours("with keys", ours.append(LANES, IN_FLIGHT, true, ANY))
                .raw("without", ours.append(LANES, IN_FLIGHT, false, ANY));
    }

    private static Comparison conflicts(Table ours) {
        return Comparison.of("append-conflicts", "commands/s")
                .under("4,096 in flight, of which one in ten conflicts, against none")
                .ours("one in ten", ours.conflicting(LANES, IN_FLIGHT, 0.1))
                .raw("none", ours.append(LANES, IN_FLIGHT, false, ANY))
                .beside("half", "one in two", ours.conflicting(LANES, IN_FLIGHT, 0.5));
    }

    private static Comparison instances(Table ours) {
        return Comparison.of("append-instances", "events/s")
                .under(
                        "4,096 in flight; four instances that share all buckets, against one; four calls"
                                + " under way in either case")
                .ours("four instances", ours.byInstances(LANES, 1, IN_FLIGHT))
                .raw("one instance, 4 lanes", ours.append(LANES, IN_FLIGHT, false, ANY))
                .beside("two", "two instances", ours.byInstances(2, LANES / 2, IN_FLIGHT));
    }

    private static Comparison besideOpenTransaction(Table ours) {
        var append = ours.append(LANES, IN_FLIGHT, false, ANY);
        return Comparison.of("append-beside", "events/s")
                .under("4,096 in flight; beside a transaction left open, against alone")
                .ours("beside it", ours.besideOpenTransaction(append))
                .raw("alone", append);
    }

    private static String longName(long millions) {
        return "append-" + millions + "m";
    }

    private static Comparison longLog(Table ours, Table raw, long millions) {
        return Comparison.of(longName(millions), "events/s")
                .under(
                        "4,096 in flight, 100,000 streams; a log of "
                                + millions
                                + " million events at least, against one that begins with 100,000")
                .ours("in the long log", ours.append(LANES, IN_FLIGHT, false, ANY))
                .with(
                        new Side(
                                "raw",
                                "in the short one",
                                raw::empty,
                                raw.append(LANES, IN_FLIGHT, false, ANY)));
    }
}
