package dev.aisle.contracts.price;

import dev.aisle.contracts.id.AudienceId;
import org.jspecify.annotations.Nullable;

/// For whom a price is asked.
///
/// @param audience that the buyer belongs to; null for anyone
/// @param quantity of one order line, in base units, 1 or more
public record Buyer(@Nullable AudienceId audience, long quantity) {
    /// Anyone who buys one.
    public static final Buyer PUBLIC = new Buyer(null, 1);

    /// @throws IllegalArgumentException if the quantity is below 1
    public Buyer {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is 1 or more, not " + quantity);
        }
    }
}
