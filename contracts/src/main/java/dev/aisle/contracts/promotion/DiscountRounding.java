package dev.aisle.contracts.promotion;

import java.math.RoundingMode;

/// How a saving that is no whole number of minor units becomes one.
public enum DiscountRounding {
    /// Half a unit or more counts as one: to the buyer.
    HALF_UP(RoundingMode.HALF_UP),
    /// Half a unit goes to the even neighbour.
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /// To the buyer.
    UP(RoundingMode.UP),
    /// To the seller.
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    DiscountRounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
