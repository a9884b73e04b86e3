package dev.aisle.command.membership;

import dev.aisle.contracts.id.PromotionId;
import java.util.ArrayList;
import java.util.List;

/// The promotions that a product is listed in.
///
/// @param listedIn at most [#PROMOTIONS_MAX], in the order in which they came
public record Memberships(List<PromotionId> listedIn) {
    static final int PROMOTIONS_MAX = 100;
    static final Memberships NONE = new Memberships(List.of());

    public Memberships {
        listedIn = List.copyOf(listedIn);
    }

    Memberships with(PromotionId promotion, boolean member) {
        if (listedIn.contains(promotion) == member) {
            return this;
        }
        var changed = new ArrayList<>(listedIn);
        if (member) {
            changed.add(promotion);
        } else {
            changed.remove(promotion);
        }
        return new Memberships(changed);
    }
}
