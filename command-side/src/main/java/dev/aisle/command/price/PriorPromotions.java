package dev.aisle.command.price;

import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.promotion.past.PromotionHistory;
import dev.aisle.contracts.event.PriceEvent.AppliedPromotion;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.promotion.BasketLine;
import dev.aisle.contracts.promotion.PricingContext;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionPricing;
import dev.aisle.contracts.promotion.PromotionStatus;
import dev.aisle.contracts.promotion.PromotionVerdict;
import dev.aisle.contracts.promotion.RunningPromotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Prices one unit, for nobody in particular, as the offer did then: with the versions of promotions that
/// held, on what the product was described as and listed in. A cap isn't looked at: a promotion counts until
/// it is over, so the price is never taken for higher than it was.
final class PriorPromotions implements PublicPromotions {
    private final Sku sku;
    private final ZoneId zone;
    private final PastOffers past;
    private final List<PromotionHistory> promotions;

    PriorPromotions(Sku sku, ZoneId zone, PastOffers past) {
        this.sku = sku;
        this.zone = zone;
        this.past = past;
        this.promotions = past.promotions().stream().filter(this::mayCount).toList();
    }

    private boolean mayCount(PromotionHistory promotion) {
        return promotion.versions().stream()
                .map(version -> version.life().definition())
                .anyMatch(
                        said ->
                                said.level() == PromotionLevel.ITEM
                                        && said.audience() == null
                                        && (said.zones().isEmpty() || said.zones().contains(zone)));
    }

    @Override
    public Promoted promoted(PriceSegment paid, Instant at) {
        var described = past.product().at(at);
        if (described == null) {
            return new Promoted(paid.price(), List.of());
        }
        var line =
                new BasketLine(
                        sku,
                        1,
                        paid.price(),
                        paid.kind() == PriceKind.CLEARANCE,
                        described.categories(),
                        described.brand(),
                        Objects.requireNonNullElse(described.tags(), List.of()),
                        past.product().listedAt(at));
        var running = new ArrayList<RunningPromotion>();
        var versions = new HashMap<PromotionId, Long>();
        for (var promotion : promotions) {
            var version = promotion.at(at);
            if (version != null && version.life().statusAt(at) == PromotionStatus.ACTIVE) {
                running.add(new RunningPromotion(promotion.id(), version.life(), false));
                versions.put(promotion.id(), version.version());
            }
        }
        var priced = PromotionPricing.line(line, running, PricingContext.of(zone, at));
        return new Promoted(
                priced.total(),
                priced.applied().stream()
                        .map(PromotionVerdict::promotion)
                        .map(RunningPromotion::id)
                        .map(
                                id ->
                                        new AppliedPromotion(
                                                id, Objects.requireNonNull(versions.get(id))))
                        .limit(ReferenceProof.PROMOTIONS_MAX)
                        .toList());
    }

    @Override
    public Collection<Instant> boundaries() {
        var all = new HashSet<Instant>();
        for (var promotion : promotions) {
            for (var version : promotion.versions()) {
                all.add(version.at());
                var schedule = version.life().schedule();
                if (schedule != null) {
                    all.add(schedule.from());
                    if (schedule.until() != null) {
                        all.add(schedule.until());
                    }
                }
            }
        }
        if (!promotions.isEmpty()) {
            past.product().described().forEach(one -> all.add(one.at()));
            past.product().listed().forEach(one -> all.add(one.at()));
        }
        return all;
    }
}
