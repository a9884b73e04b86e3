package dev.aisle.contracts.price;

import dev.aisle.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A price reduction that was announced, and the price that its percentage is computed on.
///
/// @param percentOff permyriad
/// @param reference the lowest public price of the 30 days before (Directive 98/6/EC, Art. 6a)
/// @param until exclusive; open-ended if null
public record AnnouncedReduction(
        int percentOff, Money reference, Instant from, @Nullable Instant until) {
    public boolean isOn(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
