package dev.aisle.query.graphql;

import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.PromotionReason;
import dev.aisle.contracts.promotion.PromotionVerdict;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// What came of a promotion that concerns a line or a basket, and why.
@Description("What came of a promotion that concerns a line or a basket, and why.")
public record PromotionOutcome(
        @Id @NonNull @Description("The promotion.") String id,
        @NonNull @Description("Its name, for people.") String name,
        @NonNull @Description("APPLIED, or why not.") PromotionReason reason,
        @NonNull @Description("What it took off; zero unless it applied.") MoneyAnswer saving,
        @Description("How the saving was rounded, before floors and limits; null if it was not.")
                @Nullable String rounding) {

    /// @param like the currency and scale of the prices
    static PromotionOutcome of(PromotionVerdict verdict, Money like) {
        var step = verdict.step();
        return new PromotionOutcome(
                verdict.promotion().id().value(),
                verdict.promotion().definition().name(),
                verdict.reason(),
                MoneyAnswer.of(like.withMinor(verdict.savedMinor())),
                step == null ? null : step.toString());
    }
}
