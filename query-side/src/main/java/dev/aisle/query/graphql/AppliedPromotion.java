package dev.aisle.query.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/// A promotion that lowered a price.
@Description("A promotion that lowered a price.")
public record AppliedPromotion(
        @Id @NonNull @Description("Its id.") String id,
        @NonNull @Description("Its name, for people.") String name,
        @Description("What it takes off, in 1/10,000.") int percentOff,
        @Description("When it ends; null if that is open.") @org.jspecify.annotations.Nullable
                Timestamp until) {}
