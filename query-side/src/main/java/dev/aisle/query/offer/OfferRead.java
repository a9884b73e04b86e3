package dev.aisle.query.offer;

import dev.aisle.contracts.view.Offer;
import org.jspecify.annotations.Nullable;

/// What came of reading one offer.
public sealed interface OfferRead {
    /// @param offer null if there is none
    record Answered(@Nullable Offer offer) implements OfferRead {}

    /// Neither store has answered.
    record Failed(Throwable cause) implements OfferRead {}
}
