package dev.aisle.command.price;

import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What promotions that anyone could use made of a product's price, at any instant of the window.
interface PublicPromotions {
    PublicPromotions NONE =
            new PublicPromotions() {
                @Override
                public Promoted promoted(PriceSegment paid, Instant at) {
                    return new Promoted(paid.price(), null, null);
                }

                @Override
                public Collection<Instant> boundaries() {
                    return List.of();
                }
            };

    /// @param promotion that lowered it most; null if none did
    /// @param version of the promotion's stream
    record Promoted(Money price, @Nullable PromotionId promotion, @Nullable Long version) {}

    Promoted promoted(PriceSegment paid, Instant at);

    /// When what they make of it may change.
    Collection<Instant> boundaries();
}
