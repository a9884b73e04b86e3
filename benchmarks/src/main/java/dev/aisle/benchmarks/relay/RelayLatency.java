package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.load.Latencies;
import dev.aisle.benchmarks.load.OpenLoad;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// From the acknowledged commit to a consumer of the topic, at 1,000 events a second on schedule; and
/// what the relay's polling costs, by the processor time that it and PostgreSQL use more than without it.
record RelayLatency(Session session, BenchPostgres.Database database, BenchTopics topics) {
    private static final int PER_SECOND = 1_000;
    private static final int CONNECTIONS = 4;

    /// Idle, warm-up, with the relay, without it.
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
        try (var arrivals = new Arrivals(topics)) {
            var store =
                    new PostgresEventStore(
                            pool,
                            new Buckets(RelaySuite.BUCKETS),
                            BenchPostgres.STORE_ANSWER_WITHIN);
            var load = new OpenLoad(PER_SECOND);
            var events = new SingleEvents(store, arrivals);
            load.run(time.dividedBy(2), events::append);
            var idle = cores(() -> Thread.sleep(time.dividedBy(2)), time.dividedBy(2));
            arrivals.begin();
            var with = cores(() -> load.run(time, events::append), time);
            var latencies = arrivals.end();
            session.stop("relay");
            var without = cores(() -> load.run(time, events::append), time);
            say(latencies, idle, with, without);
        } finally {
            pool.closeAndAwait();
            vertx.closeAndAwait();
        }
    }

    private void say(Latencies latencies, Cores idle, Cores with, Cores without) {
        double polling = Math.max(0, with.postgres - without.postgres);
        session.table(
                List.of(
                        "**relay-latency**: commit acknowledged to record consumed, %,d events/s on schedule"
                                .formatted(PER_SECOND),
                        "",
                        "| | p50 ms | p99 ms | p99.9 ms | relay, cores | PostgreSQL, cores |",
                        "| --- | --: | --: | --: | --: | --: |",
                        row("idle", "", "", "", idle),
                        row(
                                "with the relay",
                                millis(latencies, 50),
                                millis(latencies, 99),
                                millis(latencies, 99.9),
                                with),
                        row("without it", "", "", "", without)));
        session.result(
                String.format(
                        Locale.ROOT,
                        "RESULT relay-latency p50=%s p99=%s unit=ms relay-cores=%.2f postgres-cores=%.2f"
                                + " idle-cores=%.2f",
                        millis(latencies, 50),
                        millis(latencies, 99),
                        with.relay,
                        polling,
                        idle.relay + idle.postgres));
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
