package dev.aisle.command.decide;

import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.promotion.PromotionLife;
import org.jspecify.annotations.Nullable;

/// What is known of other streams when a command is decided; null where the thing is not defined, or
/// the command doesn't name one.
///
/// @param productKnown confirmed at append where a decision rests on its absence
/// @param promotion confirmed at append
/// @param zone may be as old as reference data is cached, like location and source
/// @param taxonomy of products, `main`; as old as reference data is cached
/// @param past what promotions were, for what is computed on earlier prices; never null there
public record References(
        boolean productKnown,
        @Nullable ZoneDefined zone,
        @Nullable LocationDefined location,
        @Nullable SourceDefined source,
        @Nullable Taxonomy taxonomy,
        @Nullable PromotionLife promotion,
        @Nullable PastOffers past) {
    public static final References NONE = new References(false, null, null, null);

    public References(
            boolean productKnown,
            @Nullable ZoneDefined zone,
            @Nullable LocationDefined location,
            @Nullable SourceDefined source) {
        this(productKnown, zone, location, source, null, null, null);
    }

    public References(
            boolean productKnown,
            @Nullable ZoneDefined zone,
            @Nullable LocationDefined location,
            @Nullable SourceDefined source,
            @Nullable Taxonomy taxonomy) {
        this(productKnown, zone, location, source, taxonomy, null, null);
    }

    public References with(PastOffers offers) {
        return new References(productKnown, zone, location, source, taxonomy, promotion, offers);
    }
}
