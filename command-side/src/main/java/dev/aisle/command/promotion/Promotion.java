package dev.aisle.command.promotion;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersCarried;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersChanged;
import dev.aisle.contracts.promotion.PromotionLife;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promotion as its events leave it.
///
/// @param life null before it is defined
/// @param changes how often its members changed
/// @param carrying changes of members that have not reached all products, the oldest first
public record Promotion(@Nullable PromotionLife life, long changes, List<MembersChange> carrying) {
    static final Promotion UNDEFINED = new Promotion(null, 0, List.of());

    public Promotion {
        carrying = List.copyOf(carrying);
    }

    Promotion after(PromotionEvent event) {
        if (event instanceof PromotionMembersChanged changed) {
            var more = new ArrayList<>(carrying);
            more.add(
                    new MembersChange(
                            changed.change(),
                            changed.carriedFrom(),
                            changed.added(),
                            changed.removed()));
            return new Promotion(life, changed.change(), more);
        }
        if (event instanceof PromotionMembersCarried carried) {
            return new Promotion(
                    life,
                    changes,
                    carrying.stream().filter(one -> one.change() != carried.change()).toList());
        }
        return new Promotion(PromotionLife.after(life, event), changes, carrying);
    }
}
