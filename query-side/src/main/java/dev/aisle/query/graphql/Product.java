package dev.aisle.query.graphql;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.promotion.PricedLine;
import dev.aisle.contracts.promotion.PricingContext;
import dev.aisle.contracts.promotion.PromotionPricing;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.view.Offer;
import dev.aisle.query.sets.Promotions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// A product as a zone sells it at the query's instant, promotions included.
@Description("A product as a zone sells it now, promotions included.")
public record Product(
        @Id @NonNull @Description("The sellable unit.") String sku,
        @Id @NonNull @Description("The zone whose prices these are.") String zone,
        @NonNull @Description("Its name, for people.") String title,
        @Id @NonNull @Description("Its brand.") String brand,
        @Id @NonNull @Description("Its categories, from the root to its own.")
                List<@NonNull String> categories,
        @Id @Description("The style that it is a variant of; null if none.") @Nullable String group,
        @Description("What it costs; null if it has no price now.") @Nullable MoneyAnswer price,
        @Description("Which kind of price that is before promotions; null without a price.")
                @Nullable PriceKind priceKind,
        @Description("What it costs before promotions; null without a price.")
                @Nullable MoneyAnswer priceBeforePromotion,
        @Description("The price to strike through; null unless it is above the price.")
                @Nullable MoneyAnswer listPrice,
        @Description("What the list price is above the price; null without a list price.")
                @Nullable MoneyAnswer saving,
        @Description("The first promotion in the price; null if none applies.")
                @Nullable AppliedPromotion promotion,
        @NonNull @Description("The promotions in the price, in the order in which they apply.")
                List<@NonNull AppliedPromotion> promotions,
        @Description(
                        "When its price may change by the clock: nothing of this may be kept"
                                + " beyond. Null if no change is known.")
                @Nullable Timestamp validUntil,
        @NonNull @Description("When the event was recorded that changed it last.") Timestamp asOf) {

    /// @param zonePromotions the version of the set that the whole query uses
    /// @param clock the query's reading. A clock that is behind the one that recorded the offer would show
    ///     a price that is in force as one to come
    static Product of(Offer offer, Promotions zonePromotions, Instant clock) {
        var at = clock.isBefore(offer.asOf()) ? offer.asOf() : clock;
        var effective = EffectivePrice.at(offer.segmentsAt(at), at);
        var line = effective == null ? null : OfferLines.of(offer, effective, 1);
        var concerning = zonePromotions.concerning(offer);
        var promoted =
                line == null
                        ? null
                        : PromotionPricing.line(
                                line, concerning, PricingContext.of(offer.zone(), at));
        var applied = promoted == null ? List.<AppliedPromotion>of() : applied(promoted);
        var list = effective == null || promoted == null ? null : struck(effective, promoted);
        return new Product(
                offer.sku().value(),
                offer.zone().value(),
                offer.title(),
                offer.brand().value(),
                offer.categories().stream().map(CategoryId::value).toList(),
                offer.group(),
                promoted == null ? null : MoneyAnswer.of(promoted.total()),
                effective == null ? null : effective.kind(),
                effective == null ? null : MoneyAnswer.of(effective.price()),
                list == null ? null : MoneyAnswer.of(list),
                list == null || promoted == null
                        ? null
                        : MoneyAnswer.of(list.withMinor(list.minor() - promoted.total().minor())),
                applied.isEmpty() ? null : applied.getFirst(),
                applied,
                Timestamp.of(boundary(offer, concerning, at)),
                new Timestamp(offer.asOf().toString()));
    }

    /// The list price, or where there is none what a promotion took its part from.
    private static @Nullable Money struck(EffectivePrice effective, PricedLine promoted) {
        var list = effective.list() == null ? effective.price() : effective.list();
        return list.minor() > promoted.total().minor() ? list : null;
    }

    private static List<AppliedPromotion> applied(PricedLine promoted) {
        return promoted.applied().stream()
                .map(verdict -> AppliedPromotion.of(verdict, promoted.total()))
                .toList();
    }

    private static @Nullable Instant boundary(
            Offer offer, Set<RunningPromotion> promotions, Instant at) {
        var ofPrice = EffectivePrice.nextBoundary(offer.segments(), at);
        var ofPromotion = Promotions.nextBoundary(promotions, offer.zone(), at);
        if (ofPrice == null || ofPromotion == null) {
            return ofPrice == null ? ofPromotion : ofPrice;
        }
        return ofPrice.isBefore(ofPromotion) ? ofPrice : ofPromotion;
    }
}
