package dev.aisle.query.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/// What is to be bought of one product.
@Input("BasketLine")
@Description("What is to be bought of one product.")
public record BasketLineInput(
        @Id @NonNull @Description("The sellable unit.") String sku,
        @Description("How many, 1 to 10,000.") int quantity) {}
