package dev.aisle.contracts.price;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A price over an interval `[from, until)`, of a group that is named beside it.
///
/// @param price 0 or more
/// @param until exclusive; for good if left out
public record PricePiece(@Bounds Money price, Instant from, @Nullable Instant until) {
    public static PricePiece of(PriceSegment segment) {
        return new PricePiece(segment.price(), segment.from(), segment.until());
    }

    public PriceSegment segment(PriceGroup group) {
        return PriceSegment.of(group, price, from, until);
    }
}
