package dev.aisle.contracts.command;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;

/// Commands on the promotions that a product is listed in.
public sealed interface MembershipCommand extends Command {
    /// One product's part of a change of members.
    ///
    /// @param change of the promotion that it is a part of
    record ChangePromotionMembership(
            Sku sku,
            PromotionId promotion,
            boolean member,
            @Bounds(min = 1, max = PromotionEvent.CHANGES_MAX) long change)
            implements MembershipCommand {
        @Override
        public StreamId stream() {
            return StreamId.membership(sku);
        }
    }
}
