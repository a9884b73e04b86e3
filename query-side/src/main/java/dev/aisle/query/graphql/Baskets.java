package dev.aisle.query.graphql;

import dev.aisle.contracts.price.Buyer;
import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.promotion.BasketLine;
import dev.aisle.contracts.promotion.PricingContext;
import dev.aisle.contracts.promotion.PromotionPricing;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.view.Offer;
import dev.aisle.query.offer.OfferRead;
import dev.aisle.query.sets.Promotions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices baskets of what was read.
final class Baskets {
    private Baskets() {}

    static void check(List<BasketLineInput> lines) {
        if (lines.isEmpty() || lines.size() > Arguments.SKUS_MAX) {
            throw new QueryRefusedException(
                    Code.QUERY_TOO_COMPLEX,
                    "lines: 1 to " + Arguments.SKUS_MAX + " at once, not " + lines.size(),
                    "lines");
        }
        for (var line : lines) {
            if (line.quantity() < 1 || line.quantity() > BasketLine.QUANTITY_MAX) {
                throw new QueryRefusedException(
                        Code.MALFORMED,
                        "lines: a quantity is 1 to " + BasketLine.QUANTITY_MAX,
                        "lines");
            }
        }
    }

    /// @param reads of the lines' products, in their order
    static BasketAnswer priced(
            List<BasketLineInput> lines,
            List<OfferRead> reads,
            Promotions promotions,
            PricingContext context) {
        var priced = new ArrayList<BasketLine>();
        var unpriced = new ArrayList<String>();
        var concerning = new LinkedHashSet<RunningPromotion>();
        for (int i = 0; i < lines.size(); i++) {
            var offer = offer(reads.get(i));
            var price = offer == null ? null : price(offer, context, lines.get(i).quantity());
            if (offer == null || price == null) {
                unpriced.add(lines.get(i).sku());
            } else {
                priced.add(OfferLines.of(offer, price, lines.get(i).quantity()));
                concerning.addAll(promotions.concerning(offer));
            }
        }
        if (priced.isEmpty()) {
            return BasketAnswer.empty(unpriced);
        }
        try {
            return BasketAnswer.of(PromotionPricing.basket(priced, concerning, context), unpriced);
        } catch (IllegalArgumentException e) {
            throw new QueryRefusedException(Code.MALFORMED, "lines: " + e.getMessage(), "lines");
        }
    }

    private static @Nullable EffectivePrice price(
            Offer offer, PricingContext context, int quantity) {
        return EffectivePrice.at(
                offer.segmentsAt(context.at()),
                new Buyer(context.audience(), quantity),
                context.at());
    }

    private static @Nullable Offer offer(OfferRead read) {
        return switch (read) {
            case OfferRead.Answered(var offer) -> offer;
            // A total without one of its lines would be another basket's.
            case OfferRead.Failed(var cause) -> throw Failures.refusal(cause);
        };
    }
}
