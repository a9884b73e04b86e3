package dev.aisle.query.graphql;

import dev.aisle.contracts.view.StockLevel;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/// What lies of a product at a location, as GraphQL shows it.
@Type("Stock")
@Description("What lies of a product at a location, in base units.")
public record StockAnswer(
        @Id @NonNull @Description("The sellable unit.") String sku,
        @Id @NonNull @Description("Where it lies.") String location,
        @NonNull @Description("What is there; below zero where a till sold what was not counted.")
                Int64 onHand,
        @NonNull @Description("What open reservations hold.") Int64 reserved,
        @NonNull @Description("What may be promised; never below zero.") Int64 available,
        @NonNull @Description("What is promised or sold beyond what is there.") Int64 shortfall,
        @NonNull @Description("When the event was recorded that changed it last.") Timestamp asOf) {
    static StockAnswer of(StockLevel level) {
        return new StockAnswer(
                level.sku().value(),
                level.location().value(),
                Int64.of(level.onHand()),
                Int64.of(level.reserved()),
                Int64.of(level.available()),
                Int64.of(level.shortfall()),
                new Timestamp(level.asOf().toString()));
    }
}
