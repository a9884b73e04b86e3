package dev.aisle.query.graphql;

import dev.aisle.contracts.promotion.EarnedGift;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/// What a basket has earned and doesn't hold yet.
@Type("EarnedGift")
@Description("What a basket has earned and doesn't hold yet.")
public record GiftAnswer(
        @Id @NonNull @Description("The promotion that gives it.") String promotion,
        @Id @NonNull @Description("The sellable unit.") String sku,
        @Description("How many.") int quantity) {
    static GiftAnswer of(EarnedGift gift) {
        return new GiftAnswer(gift.promotion().id().value(), gift.sku().value(), gift.quantity());
    }
}
