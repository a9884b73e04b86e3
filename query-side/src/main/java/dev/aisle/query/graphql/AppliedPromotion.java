package dev.aisle.query.graphql;

import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.PromotionVerdict;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// A promotion that lowered a price.
@Description("A promotion that lowered a price.")
public record AppliedPromotion(
        @Id @NonNull @Description("Its id.") String id,
        @NonNull @Description("Its name, for people.") String name,
        @NonNull @Description("What it gives.") PromotionType type,
        @Description("What it takes off, in 1/10,000; null if it is no percentage.")
                @Nullable Integer percentOff,
        @NonNull @Description("What it took off this price.") MoneyAnswer saving,
        @Description("When it ends; null if that is open.") @Nullable Timestamp until) {

    /// @param like the currency and scale of the price
    static AppliedPromotion of(PromotionVerdict verdict, Money like) {
        var promotion = verdict.promotion();
        var schedule = promotion.life().schedule();
        return new AppliedPromotion(
                promotion.id().value(),
                promotion.definition().name(),
                promotion.definition().benefit().type(),
                promotion.definition().benefit().percentOff(),
                MoneyAnswer.of(like.withMinor(verdict.savedMinor())),
                Timestamp.of(schedule == null ? null : schedule.until()));
    }
}
