package dev.aisle.query.graphql;

import dev.aisle.contracts.promotion.PricedLine;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/// A line of a basket, priced.
@Type("PricedLine")
@Description("A line of a basket, priced.")
public record BasketLineAnswer(
        @Id @NonNull @Description("The sellable unit.") String sku,
        @Description("How many.") int quantity,
        @NonNull @Description("What one costs before promotions.") MoneyAnswer unitPrice,
        @NonNull @Description("The line before promotions.") MoneyAnswer before,
        @NonNull @Description("What the line comes to.") MoneyAnswer total,
        @NonNull
                @Description(
                        "The promotions that concern it: those that applied in their order, then"
                                + " the others.")
                List<@NonNull PromotionOutcome> promotions) {
    static BasketLineAnswer of(PricedLine priced) {
        var like = priced.total();
        return new BasketLineAnswer(
                priced.line().sku().value(),
                priced.line().quantity(),
                MoneyAnswer.of(priced.line().unitPrice()),
                MoneyAnswer.of(priced.before()),
                MoneyAnswer.of(like),
                priced.verdicts().stream()
                        .map(verdict -> PromotionOutcome.of(verdict, like))
                        .toList());
    }
}
