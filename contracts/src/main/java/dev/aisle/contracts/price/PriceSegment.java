package dev.aisle.contracts.price;

import dev.aisle.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A price over an interval `[from, until)`; open-ended if `until` is null. Segments of one kind never
/// overlap.
public record PriceSegment(PriceKind kind, Money price, Instant from, @Nullable Instant until) {
    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
