package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import java.time.Duration;

/// Baskets that all want the same thing.
final class HotReservations implements Work {
    private final InProcessEngine engine;
    private final Shop shop;
    private final int inFlight;
    private int sku;

    HotReservations(InProcessEngine engine, Shop shop, int inFlight) {
        this.engine = engine;
        this.shop = shop;
        this.inFlight = inFlight;
    }

    /// From now on another product is wanted, of which nothing is reserved.
    void takeAnother() {
        sku++;
    }

    @Override
    public long run(Duration time) throws Exception {
        var wanted = shop.sku(sku);
        return new ClosedLoad(inFlight, _ -> engine.submit(shop.reserve(wanted))).run(time);
    }
}
