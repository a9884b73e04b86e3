package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Comparison;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Side;
import dev.aisle.benchmarks.harness.Suite;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// `./aisle bench engine`: the engine over the real store against the append of the same events alone;
/// every way in against the engine; the latency of single commands; and a surge.
public final class EngineSuite implements Suite {
    private static final int SKUS = 20_000;
    private static final int SKUS_QUICK = 2_000;
    static final int IN_FLIGHT = 4_096;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        return rounds.planned(2)
                .multipliedBy(6)
                .plus(rounds.turn().multipliedBy(2 * 6 + 3 * 5))
                .plusSeconds(150);
    }

    @Override
    public void run(Session session) throws Exception {
        var shop = new Shop(session.isQuick() ? SKUS_QUICK : SKUS);
        var postgres = session.postgres();
        try (var engine = new InProcessEngine(postgres.withSchema("engine"))) {
            engine.open(shop);
            compareWithAppend(session, shop, engine);
            if (session.wants("engine-latency")) {
                var prices = new SplittableRandom(19);
                new SingleLatency(session)
                        .measure(
                                "engine",
                                "engine in process",
                                IN_FLIGHT,
                                _ -> engine.submit(shop.setPrice(prices)));
            }
            if (WaysIn.FIGURES.stream().anyMatch(session::wants)) {
                var ways = postgres.withSchema("ways");
                try (var opened = new InProcessEngine(ways)) {
                    opened.open(shop);
                }
                new WaysIn(session, shop, engine, CommandSide.start(session, ways.url())).run();
            }
        }
        if (session.wants("surge")) {
            session.attempt("surge", new Surge(session, shop)::run);
        }
    }

    private static void compareWithAppend(Session session, Shop shop, InProcessEngine engine)
            throws Exception {
        if (!session.wants("engine") && !session.wants("reserve-hot")) {
            return;
        }
        try (var alone = new InProcessEngine(session.postgres().withSchema("alone"))) {
            alone.open(shop);
            compareWithAppend(session, shop, engine, alone);
            reserveHot(session, shop, engine, alone);
        }
    }

    private static void compareWithAppend(
            Session session, Shop shop, InProcessEngine engine, InProcessEngine alone)
            throws Exception {
        session.compare(
                Comparison.of("engine", "commands/s")
                        .under(
                                "%,d in flight, %,d price streams, all remembered"
                                        .formatted(IN_FLIGHT, shop.skus()))
                        .ours("engine: decide and append", engine.prices(shop, IN_FLIGHT))
                        .raw(
                                "append of the same events alone, full batches",
                                new AppendAlone(
                                        alone.store(),
                                        alone.buckets(),
                                        shop.prices(),
                                        alone.lanes(),
                                        last(engine, StreamId.price(shop.sku(0), Shop.ZONE)))));
    }

    private static void reserveHot(
            Session session, Shop shop, InProcessEngine engine, InProcessEngine alone)
            throws Exception {
        var hot = new HotReservations(engine, shop, IN_FLIGHT);
        var first = shop.sku(0);
        var _ = engine.submit(shop.reserve(first)).toCompletableFuture().get();
        session.compare(
                Comparison.of("reserve-hot", "reservations/s")
                        .under("%,d in flight, all of one SKU at one location".formatted(IN_FLIGHT))
                        .with(
                                new Side(
                                        "ours",
                                        "engine: granted and durable",
                                        hot::takeAnother,
                                        hot))
                        .raw(
                                "append of the same events alone to one stream, full batches",
                                new AppendAlone(
                                        alone.store(),
                                        alone.buckets(),
                                        List.of(Shop.stock(first)),
                                        alone.lanes(),
                                        last(engine, Shop.stock(first))))
                        .note("Each turn takes another SKU, whose reservations begin at none."));
    }

    private static StoredEvent last(InProcessEngine engine, StreamId stream) {
        var history = engine.store().load(List.of(stream)).await().atMost(Duration.ofSeconds(10));
        return history.values().iterator().next().events().getLast();
    }
}
