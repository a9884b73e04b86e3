package dev.aisle.command.promotion;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersCarried;
import dev.aisle.contracts.event.PromotionEvent.PromotionMembersChanged;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which products a promotion lists. The list itself is kept with the products.
final class Members {
    private static final int SKUS_MAX = 1_000;
    private static final int CARRYING_MAX = 16;

    private Members() {}

    static Optional<Refusal> malformed(ChangePromotionMembers change) {
        var all = new HashSet<>(list(change.add()));
        all.addAll(list(change.remove()));
        int named = list(change.add()).size() + list(change.remove()).size();
        return Refusal.unless(
                named >= 1 && named <= SKUS_MAX && all.size() == named,
                "data.add",
                "1 to " + SKUS_MAX + " products in add and remove, each once; these go together");
    }

    static Decision<PromotionEvent> change(
            ChangePromotionMembers change, Promotion promotion, Instant at) {
        var life = Objects.requireNonNull(promotion.life());
        if (Lifecycle.isOver(life.statusAt(at)) && !list(change.add()).isEmpty()) {
            return Decision.refuse(
                    Code.INVALID_TRANSITION, "the promotion is over; members can only be removed");
        }
        return promotion.carrying().size() >= CARRYING_MAX
                ? Decision.refuse(
                        Code.INVALID_TRANSITION,
                        CARRYING_MAX + " changes of members are being carried; wait for one")
                : Decision.accept(
                        new PromotionMembersChanged(
                                promotion.changes() + 1,
                                at,
                                list(change.add()),
                                list(change.remove())));
    }

    static Decision<PromotionEvent> complete(CompleteMembersChange complete, Promotion promotion) {
        return promotion.carrying().stream().anyMatch(one -> one.change() == complete.change())
                ? Decision.accept(new PromotionMembersCarried(complete.change(), complete.failed()))
                : Decision.accept();
    }

    private static List<Sku> list(@Nullable List<Sku> skus) {
        return Objects.requireNonNullElse(skus, List.of());
    }
}
