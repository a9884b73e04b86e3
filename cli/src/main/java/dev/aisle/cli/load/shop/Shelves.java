package dev.aisle.cli.load.shop;

import dev.aisle.contracts.id.LocationId;

/// What the made-up retailer believes to lie where, so that what it counts is near what is known.
final class Shelves {
    private static final int OPENING_MIN = 20;
    private static final int OPENING_MAX = 400;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final long seed;
    private final int[] moved;

    Shelves(int products, long seed) {
        this.seed = seed;
        this.moved = new int[products * Market.LOCATIONS.size()];
    }

    /// With how much of a product a location begins.
    int opening(int product, LocationId location) {
        long mixed = (seed + place(product, location) + 1) * GOLDEN;
        mixed = (mixed ^ mixed >>> 32) * GOLDEN;
        return OPENING_MIN + (int) Long.remainderUnsigned(mixed, OPENING_MAX - OPENING_MIN);
    }

    void move(int product, LocationId location, int units) {
        moved[place(product, location)] += units;
    }

    /// 0 or more.
    int onHand(int product, LocationId location) {
        return Math.max(0, opening(product, location) + moved[place(product, location)]);
    }

    private static int place(int product, LocationId location) {
        for (int i = 0; i < Market.LOCATIONS.size(); i++) {
            if (Market.LOCATIONS.get(i).location().equals(location)) {
                return product * Market.LOCATIONS.size() + i;
            }
        }
        throw new IllegalArgumentException("no location of the shop: " + location);
    }
}
