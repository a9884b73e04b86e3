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
        @NonNull @Description("What is committed to orders, and not shipped yet.") Int64 committed,
        @NonNull @Description("Of what is there, what is damaged.") Int64 damaged,
        @NonNull @Description("Of what is there, what is under quality control.")
                Int64 qualityControl,
        @NonNull @Description("What is announced, and not here yet.") Int64 incoming,
        @NonNull @Description("What is kept back from sale.") Int64 safetyStock,
        @NonNull @Description("What may be promised beyond what is there.") Int64 backorderLimit,
        @NonNull @Description("Whether anything may be promised.") Boolean sellable,
        @NonNull @Description("What may be promised; never below zero.") Int64 available,
        @NonNull
                @Description(
                        "What is promised or sold beyond what is there and may be backordered.")
                Int64 shortfall,
        @NonNull @Description("When the event was recorded that changed it last.") Timestamp asOf) {
    static StockAnswer of(StockLevel level) {
        var quantities = level.quantities();
        var policy = level.policyOrUsual();
        return new StockAnswer(
                level.sku().value(),
                level.location().value(),
                Int64.of(level.onHand()),
                Int64.of(level.reserved()),
                Int64.of(quantities.committed()),
                Int64.of(quantities.damaged()),
                Int64.of(quantities.qualityControl()),
                Int64.of(quantities.incoming()),
                Int64.of(policy.safetyStock()),
                Int64.of(policy.backorderLimit()),
                policy.sellable(),
                Int64.of(level.available()),
                Int64.of(level.shortfall()),
                new Timestamp(level.asOf().toString()));
    }
}
