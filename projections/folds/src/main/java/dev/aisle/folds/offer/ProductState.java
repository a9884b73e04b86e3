package dev.aisle.folds.offer;

import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.AnnouncedReduction;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.product.ProductDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the offers' fold remembers of a product: its description, in which zones it has an offer, and
/// prices that came before the product did.
///
/// @param product as last described; null while only prices are known
/// @param zones that have an offer, in the order in which they came; empty while `product` is null
/// @param waiting prices that wait for the product, by zone
/// @param discontinued true where it is in no listing; else null
/// @param listedIn promotions that have it as a member; null is none
public record ProductState(
        @Nullable ProductDescription product,
        List<ZoneId> zones,
        List<WaitingPrice> waiting,
        @Nullable Boolean discontinued,
        @Nullable List<PromotionId> listedIn) {
    static final ProductState UNKNOWN = new ProductState(null, List.of(), List.of(), null, null);

    public ProductState {
        zones = List.copyOf(zones);
        waiting = List.copyOf(waiting);
        listedIn = listedIn == null ? null : List.copyOf(listedIn);
    }

    public record WaitingPrice(
            ZoneId zone,
            List<PriceSegment> segments,
            @Nullable Instant withdrawnFrom,
            @Nullable AnnouncedReduction reduction) {
        public WaitingPrice {
            segments = List.copyOf(segments);
        }
    }

    boolean isListed() {
        return !Boolean.TRUE.equals(discontinued);
    }

    ProductState discontinuedNow() {
        return new ProductState(product, zones, waiting, true, listedIn);
    }

    /// Listed, and no zone with a price waits any longer.
    ProductState described(ProductDescription description) {
        var all = new ArrayList<>(zones);
        waiting.forEach(price -> all.add(price.zone()));
        return new ProductState(description, all, List.of(), null, listedIn);
    }

    ProductState withZone(ZoneId zone) {
        if (zones.contains(zone)) {
            return this;
        }
        var all = new ArrayList<>(zones);
        all.add(zone);
        return new ProductState(product, all, waiting, discontinued, listedIn);
    }

    ProductState withWaiting(ZoneId zone, ShownPrices prices) {
        var all = new ArrayList<>(waiting);
        all.removeIf(price -> price.zone().equals(zone));
        all.add(
                new WaitingPrice(
                        zone, prices.segments(), prices.withdrawnFrom(), prices.reduction()));
        return new ProductState(product, zones, all, discontinued, listedIn);
    }

    ProductState listed(PromotionId promotion, boolean member) {
        var all = new ArrayList<PromotionId>(listedIn == null ? List.of() : listedIn);
        all.remove(promotion);
        if (member) {
            all.add(promotion);
        }
        return new ProductState(product, zones, waiting, discontinued, all.isEmpty() ? null : all);
    }

    ShownPrices waitingIn(ZoneId zone) {
        return waiting.stream()
                .filter(price -> price.zone().equals(zone))
                .findFirst()
                .map(
                        price ->
                                new ShownPrices(
                                        price.segments(), price.withdrawnFrom(), price.reduction()))
                .orElse(ShownPrices.NONE);
    }
}
