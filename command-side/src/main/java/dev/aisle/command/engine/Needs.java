package dev.aisle.command.engine;

import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.ImportCommand;
import dev.aisle.contracts.command.MembershipCommand;
import dev.aisle.contracts.command.ParkedCommand;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TaxonomyId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Streams that a decision looks at beside its own.
///
/// @param product of the same bucket, so that the append can confirm its absence
/// @param promotion of the same bucket, so that the append confirms what was known of it
/// @param membership of the same bucket; where it is needed, so is all history of it and of the product, and
///     the history of promotions
record Needs(
        @Nullable StreamId product,
        @Nullable StreamId promotion,
        @Nullable StreamId membership,
        @Nullable StreamId zone,
        @Nullable StreamId location,
        @Nullable StreamId source,
        @Nullable StreamId taxonomy) {
    static final Needs NONE = new Needs(null, null, null, null, null, null, null);

    /// The tree that products are classified in.
    private static final StreamId PRODUCTS = StreamId.taxonomy(new TaxonomyId("main"));

    static Needs of(CommandEnvelope envelope) {
        var source = envelope.source() == null ? null : StreamId.source(envelope.source().id());
        return switch (envelope.command()) {
            case PriceCommand price ->
                    new Needs(
                            StreamId.product(price.sku()),
                            null,
                            price instanceof AnnounceReduction
                                    ? StreamId.membership(price.sku())
                                    : null,
                            StreamId.zone(price.zone()),
                            null,
                            source,
                            null);
            case StockCommand stock ->
                    new Needs(
                            StreamId.product(stock.sku()),
                            null,
                            null,
                            null,
                            StreamId.location(stock.location()),
                            source,
                            null);
            case ProductCommand.IntroduceProduct _,
                    ProductCommand.ChangeProduct _,
                    ProductCommand.PublishProduct _,
                    ProductCommand.FollowCategory _ ->
                    new Needs(null, null, null, null, null, source, PRODUCTS);
            case PromotionBudgetCommand budget ->
                    new Needs(
                            null,
                            StreamId.promotion(budget.promotion()),
                            null,
                            null,
                            null,
                            source,
                            null);
            case ProductCommand.DiscontinueProduct _,
                    BasketCommand _,
                    PromotionCommand _,
                    MembershipCommand _,
                    ReferenceCommand _,
                    ParkedCommand _,
                    ImportCommand _,
                    TaxonomyCommand _ ->
                    source == null ? NONE : new Needs(null, null, null, null, null, source, null);
        };
    }

    boolean areAmong(Set<StreamId> streams) {
        return has(streams, product)
                || has(streams, promotion)
                || has(streams, membership)
                || has(streams, zone)
                || has(streams, location)
                || has(streams, source)
                || has(streams, taxonomy);
    }

    private static boolean has(Set<StreamId> streams, @Nullable StreamId stream) {
        return stream != null && streams.contains(stream);
    }
}
