package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.load.Latencies;
import dev.aisle.benchmarks.load.OpenLoad;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.local.testing.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;

/// Ten times the load that the command side can carry. What it can carry is lowered first, by a narrow
/// connection to its database, so that ten times of it can be offered from the same machine.
record Surge(Session session, Shop shop) {
    /// Some 500 commands a second.
    private static final long BYTES_PER_SECOND = 350_000;

    private static final double FACTOR = 10;
    private static final double RESERVATIONS = 0.05;
    private static final int CONNECTIONS = 1_024;
    private static final Duration RECOVERED_AFTER = Duration.ofSeconds(30);

    void run() throws Exception {
        var postgres = session.postgres();
        var database = postgres.withSchema("surge");
        try (var opened = new InProcessEngine(database)) {
            opened.open(shop);
        }
        try (var narrow = TcpProxy.before("127.0.0.1", database.port())) {
            measure(narrow, database);
        }
    }

    private void measure(TcpProxy narrow, BenchPostgres.Database database) throws Exception {
        var time = session.rounds().turn().multipliedBy(3);
        session.stop("command-side");
        var application = CommandSide.start(session, narrow.insteadOf(database.url()));
        try (var requests = new SingleRequests(application.port(), CONNECTIONS)) {
            // Warm, and with every stream remembered that is asked for again.
            var _ = offer(requests, 2_000, time);
            narrow.throttle(BYTES_PER_SECOND);
            double first = goodput(offer(requests, probe(), time), time);
            double peak = Math.max(first, goodput(offer(requests, first * 1.2, time), time));
            var surge = offer(requests, peak * FACTOR, time);
            Thread.sleep(session.isQuick() ? Duration.ofSeconds(1) : RECOVERED_AFTER);
            var after = offer(requests, peak * 0.7, time);
            say(peak, surge, after, time);
        }
    }

    /// More than it can carry by far, so that the first look finds the peak.
    private static double probe() {
        return 1_500;
    }

    private Latencies offer(SingleRequests requests, double perSecond, Duration time)
            throws InterruptedException {
        var random = new SplittableRandom(17);
        return new OpenLoad(perSecond).run(time, _ -> one(requests, random));
    }

    /// Called by one thread.
    private CompletionStage<String> one(SingleRequests requests, SplittableRandom random) {
        var command =
                random.nextDouble() < RESERVATIONS ? shop.reserve(random) : shop.setPrice(random);
        var kind = command.type() == CommandType.ReserveStock ? "reservation" : "price";
        return requests.send(command)
                .thenApply(status -> kind + (status == 200 ? " accepted" : " refused"));
    }

    private static double goodput(Latencies latencies, Duration time) {
        return (latencies.count("price accepted") + latencies.count("reservation accepted"))
                * 1e9
                / time.toNanos();
    }

    private void say(double peak, Latencies surge, Latencies after, Duration time) {
        double goodput = goodput(surge, time);
        double answered = share(surge, "reservation");
        session.table(
                List.of(
                        String.format(
                                Locale.ROOT,
                                "**surge**: PostgreSQL behind %d kB/s; %.0f %% reservations, the rest prices; single"
                                        + " requests on schedule, %d s each",
                                BYTES_PER_SECOND / 1_000,
                                RESERVATIONS * 100,
                                time.toSeconds()),
                        "",
                        "| | offered/s | accepted/s | prices accepted | reservations accepted | reservation p99 ms |",
                        "| --- | --: | --: | --: | --: | --: |",
                        row("ten times the peak", surge, goodput),
                        row("30 s later, 70 % of the peak", after, goodput(after, time))));
        session.result(
                String.format(
                        Locale.ROOT,
                        "RESULT surge ours=%.0f raw=%.0f ratio=%.2f unit=commands/s reservations=%.4f"
                                + " prices=%.4f after=%.4f",
                        goodput,
                        peak,
                        goodput / peak,
                        answered,
                        share(surge, "price"),
                        share(after, "reservation")));
    }

    private static String row(String what, Latencies latencies, double goodput) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.4f | %.4f | %.0f |",
                what,
                latencies.offeredPerSecond(),
                goodput,
                share(latencies, "price"),
                share(latencies, "reservation"),
                latencies.millisAt(99, "reservation accepted"));
    }

    private static double share(Latencies latencies, String kind) {
        double accepted = latencies.count(kind + " accepted");
        return accepted / (accepted + latencies.count(kind + " refused"));
    }
}
