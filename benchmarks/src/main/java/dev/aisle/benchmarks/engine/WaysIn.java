package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Comparison;
import dev.aisle.benchmarks.harness.PackagedApplication;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.contracts.command.CommandEnvelope;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Every way into the packaged command side: single requests against a Quarkus route that parses and
/// answers the same bodies, and what streams against the engine in this JVM. The clients share the
/// processors with what they measure.
record WaysIn(Session session, Shop shop, InProcessEngine engine, PackagedApplication commandSide) {
    static final List<String> FIGURES = List.of("rest", "batch", "ingress", "grpc");

    private static final int CONNECTIONS = 64;

    void run() {
        attempt("rest", () -> rest(session.start("benchmarks/route", Map.of())));
        attempt("batch", this::batch);
        attempt("ingress", this::ingress);
        attempt("grpc", this::grpc);
    }

    private void attempt(String figure, Session.Part work) {
        if (session.wants(figure)) {
            session.attempt(figure, work);
        }
    }

    private void batch() throws Exception {
        try (var batches = new Batches(commandSide.port(), prices())) {
            session.compare(
                    against(
                            engine.prices(shop, EngineSuite.IN_FLIGHT),
                            "batch",
                            "POST /v1/batches, one request",
                            batches));
        }
    }

    private void ingress() throws Exception {
        try (var records = new CommandRecords(session.kafka(), prices())) {
            session.compare(
                    against(
                                    engine.keyedPrices(shop, EngineSuite.IN_FLIGHT),
                                    "ingress",
                                    "command topic to receipt topic",
                                    records)
                            .note(
                                    "What comes by the command topic without a source's version goes by"
                                            + " its id as idempotency key; so does the engine's side."));
        }
    }

    private void grpc() throws Exception {
        try (var stream = new CommandStream(commandSide.grpcPort(), prices())) {
            session.compare(
                    against(
                            engine.prices(shop, EngineSuite.IN_FLIGHT),
                            "grpc",
                            "one bidirectional stream",
                            stream));
        }
    }

    private void rest(PackagedApplication route) throws Exception {
        var random = new SplittableRandom(11);
        try (var ours = new SingleRequests(commandSide.port(), CONNECTIONS);
                var bare = new SingleRequests(route.port(), CONNECTIONS)) {
            session.compare(
                    Comparison.of("rest", "commands/s")
                            .under(
                                    "PUT /v1/prices, %d connections, a request at a time on each"
                                            .formatted(CONNECTIONS))
                            .ours(
                                    "command side",
                                    new ClosedLoad(
                                            CONNECTIONS, _ -> ours.accepted(shop.setPrice(random))))
                            .raw(
                                    "Quarkus route: parse and answer",
                                    new ClosedLoad(
                                            CONNECTIONS,
                                            _ -> bare.accepted(shop.setPrice(random)))));
            new SingleLatency(session)
                    .measure(
                            "rest",
                            "PUT /v1/prices",
                            CONNECTIONS,
                            _ -> ours.accepted(shop.setPrice(random)));
        }
    }

    private Comparison against(Work alone, String name, String what, Work work) {
        return Comparison.of(name, "commands/s")
                .under(
                        "prices of %,d SKUs; the engine alone with %,d in flight"
                                .formatted(shop.skus(), EngineSuite.IN_FLIGHT))
                .ours(what, work)
                .raw("engine in the client's JVM", alone);
    }

    private Supplier<CommandEnvelope> prices() {
        var random = new SplittableRandom(13);
        return () -> shop.setPrice(random);
    }
}
