package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.load.Latencies;
import dev.aisle.benchmarks.load.OpenLoad;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.postgres.AppendNotifier;
import dev.aisle.eventstore.postgres.PostgresAppendNotifier;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From the acknowledged commit to a consumer of the topic, at 1,000 events a second on schedule; and
/// what that costs, by the processor time that the relay and PostgreSQL use more than without it. Once with
/// the command side's notices, and once with none, so that the relay finds all by polling.
record RelayLatency(Session session, BenchPostgres.Database database, BenchTopics topics) {
    private static final int PER_SECOND = 1_000;
    private static final int CONNECTIONS = 4;

    /// Idle and warm-up, half as long each; with notices, with polling alone, without the relay.
    static Duration planned(Rounds rounds) {
        return time(rounds).multipliedBy(4);
    }

    private static Duration time(Rounds rounds) {
        return rounds.turn().multipliedBy(rounds.count());
    }

    void run() throws InterruptedException {
        var time = time(session.rounds());
        var vertx = Vertx.vertx();
        var pool = database.server().openForAppends(vertx, "bench", CONNECTIONS);
        var notices = database.server().openForNotices(vertx, "bench-notices");
        try (var arrivals = new Arrivals(topics)) {
            var load = new OpenLoad(PER_SECOND);
            var told =
                    new SingleEvents(
                            store(
                                    pool,
                                    new PostgresAppendNotifier(
                                            vertx, notices, Duration.ofMillis(1))),
                            arrivals,
                            "told");
            var untold = new SingleEvents(store(pool, AppendNotifier.NONE), arrivals, "untold");
            load.run(time.dividedBy(2), told::append);
            var idle = cores(() -> Thread.sleep(time.dividedBy(2)), time.dividedBy(2));
            arrivals.begin();
            var with = cores(() -> load.run(time, told::append), time);
            var latencies = arrivals.end();
            arrivals.begin();
            var polling = cores(() -> load.run(time, untold::append), time);
            var latenciesPolling = arrivals.end();
            session.stop("relay");
            var without = cores(() -> load.run(time, untold::append), time);
            say(
                    List.of(
                            row("idle", idle),
                            row("with notices", latencies, with),
                            row("polling alone", latenciesPolling, polling),
                            row("without the relay", without)));
            result(latencies, idle, with, without);
        } finally {
            notices.closeAndAwait();
            pool.closeAndAwait();
            vertx.closeAndAwait();
        }
    }

    private static EventStore store(Pool pool, AppendNotifier notifier) {
        return new PostgresEventStore(
                pool, new Buckets(RelaySuite.BUCKETS), BenchPostgres.STORE_ANSWER_WITHIN, notifier);
    }

    private void say(List<String> rows) {
        var table = new ArrayList<String>();
        table.add(
                "**relay-latency**: commit acknowledged to record consumed, %,d events/s on schedule"
                        .formatted(PER_SECOND));
        table.add("");
        table.add("| | p50 ms | p99 ms | p99.9 ms | relay, cores | PostgreSQL, cores |");
        table.add("| --- | --: | --: | --: | --: | --: |");
        table.addAll(rows);
        session.table(table);
    }

    private void result(Latencies latencies, Cores idle, Cores with, Cores without) {
        double more = Math.max(0, with.postgres - without.postgres);
        session.result(
                String.format(
                        Locale.ROOT,
                        "RESULT relay-latency p50=%s p99=%s unit=ms relay-cores=%.2f"
                                + " postgres-cores=%.2f idle-cores=%.2f",
                        millis(latencies, 50),
                        millis(latencies, 99),
                        with.relay,
                        more,
                        idle.relay + idle.postgres));
    }

    private static String row(String what, Cores cores) {
        return row(what, "", "", "", cores);
    }

    private static String row(String what, Latencies latencies, Cores cores) {
        return row(
                what, millis(latencies, 50), millis(latencies, 99), millis(latencies, 99.9), cores);
    }

    private static String row(String what, String p50, String p99, String p999, Cores cores) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f |",
                what,
                p50,
                p99,
                p999,
                cores.relay,
                cores.postgres);
    }

    private static String millis(Latencies latencies, double percentile) {
        return String.format(
                Locale.ROOT, "%.2f", latencies.millisAt(percentile, Arrivals.CONSUMED));
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private record Cores(double relay, double postgres) {}

    private Cores cores(Step step, Duration time) throws InterruptedException {
        double relay = session.cpuSeconds("relay");
        double postgres = session.cpuSeconds("postgres");
        step.run();
        double seconds = time.toMillis() / 1e3;
        return new Cores(
                Math.max(0, session.cpuSeconds("relay") - relay) / seconds,
                (session.cpuSeconds("postgres") - postgres) / seconds);
    }
}
