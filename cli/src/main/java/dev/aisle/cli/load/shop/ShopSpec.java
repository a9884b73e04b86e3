package dev.aisle.cli.load.shop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which shop to make up.
///
/// @param skuPrefix of every SKU: shops of different content must not share it
/// @param skuCount at least 1
/// @param seed equal seeds make equal shops
/// @param categoryScale 1 for categories as large as real ones
/// @param run names the run in idempotency keys: two of one name are one
/// @param epoch of the source versions, higher than that of any run before
/// @param ratePerSecond of the trade after the baseline; 0 for as fast as it goes
/// @param tradeFor how long; a command per SKU if null
public record ShopSpec(
        String skuPrefix,
        int skuCount,
        long seed,
        double categoryScale,
        String run,
        long epoch,
        double ratePerSecond,
        @Nullable Duration tradeFor) {
    public ShopSpec {
        if (skuCount < 1 || skuCount > 10_000_000) {
            throw new IllegalArgumentException("a shop has 1 to 10,000,000 SKUs");
        }
        if (ratePerSecond < 0) {
            throw new IllegalArgumentException("a rate is 0 or more");
        }
    }
}
