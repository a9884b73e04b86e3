package dev.aisle.query.graphql;

import dev.aisle.contracts.promotion.PricedBasket;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/// A basket, priced with promotions.
@Type("PricedBasket")
@Description("A basket, priced with promotions.")
public record BasketAnswer(
        @NonNull @Description("Its lines that have a price, in the order asked for.")
                List<@NonNull BasketLineAnswer> lines,
        @NonNull @Description("Products that have no price there and then.")
                List<@NonNull String> unpriced,
        @Description("The sum of its lines before promotions; null without lines.")
                @Nullable MoneyAnswer before,
        @Description("What it comes to; null without lines.") @Nullable MoneyAnswer total,
        @NonNull
                @Description(
                        "The promotions on the basket as a whole that concern a line of it; what"
                                + " they took off each line is with the line.")
                List<@NonNull PromotionOutcome> promotions,
        @NonNull @Description("What it has earned and doesn't hold yet.")
                List<@NonNull GiftAnswer> gifts) {
    static BasketAnswer empty(List<String> unpriced) {
        return new BasketAnswer(List.of(), unpriced, null, null, List.of(), List.of());
    }

    static BasketAnswer of(PricedBasket basket, List<String> unpriced) {
        return new BasketAnswer(
                basket.lines().stream().map(BasketLineAnswer::of).toList(),
                unpriced,
                MoneyAnswer.of(basket.before()),
                MoneyAnswer.of(basket.total()),
                basket.verdicts().stream()
                        .map(verdict -> PromotionOutcome.of(verdict, basket.total()))
                        .toList(),
                basket.gifts().stream().map(GiftAnswer::of).toList());
    }
}
