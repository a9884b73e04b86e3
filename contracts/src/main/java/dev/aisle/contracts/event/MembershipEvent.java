package dev.aisle.contracts.event;

import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.json.Bounds;

/// In which promotions a product is listed.
public sealed interface MembershipEvent extends Event {
    /// A promotion lists the product, or no longer does.
    ///
    /// @param change of the promotion that this is a part of
    record PromotionMembershipChanged(
            PromotionId promotion,
            boolean member,
            @Bounds(min = 1, max = PromotionEvent.CHANGES_MAX) long change)
            implements MembershipEvent {}
}
