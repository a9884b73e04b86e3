package dev.aisle.command.price;

import dev.aisle.contracts.event.PriceEvent.AppliedPromotion;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What promotions that anyone could use made of a product's price, at any instant of the window.
interface PublicPromotions {
    /// @param applied those that lowered it, in their order; empty if none did
    record Promoted(Money price, List<AppliedPromotion> applied) {
        public Promoted {
            applied = List.copyOf(applied);
        }
    }

    Promoted promoted(PriceSegment paid, Instant at);

    /// When what they make of it may change.
    Collection<Instant> boundaries();
}
