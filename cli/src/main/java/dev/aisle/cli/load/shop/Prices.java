package dev.aisle.cli.load.shop;

import java.util.SplittableRandom;

/// Prices as shops write them.
final class Prices {
    /// Half of them by intent, and a tenth of the rest by chance.
    private static final double NINE_SHARE = 0.45;

    private Prices() {}

    /// The amount, perhaps moved to the next one below that ends in 9; at least 1.
    static long ended(long minor, SplittableRandom random) {
        boolean nine = random.nextDouble() < NINE_SHARE;
        return Math.max(1, nine && minor >= 10 ? minor / 10 * 10 - 1 : minor);
    }

    static long inZone(Product product, Market.PriceZone zone, SplittableRandom random) {
        return zone.factor() == 1.0
                ? product.baseMinor()
                : ended(Math.round(product.baseMinor() * zone.factor()), random);
    }

    /// A tenth up or down.
    static long drifted(long minor, SplittableRandom random) {
        return ended(Math.max(1, Math.round(minor * random.nextDouble(0.9, 1.1))), random);
    }

    static long discounted(long minor, SplittableRandom random) {
        double percent = Quantiles.DISCOUNT_PERCENT.draw(random);
        return ended(Math.max(1, Math.round(minor * (100 - percent) / 100)), random);
    }
}
