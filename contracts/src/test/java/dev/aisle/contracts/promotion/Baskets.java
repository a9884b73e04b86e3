package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.PromotionGroupId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Baskets and promotions at random, so close together that they often meet.
final class Baskets {
    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    static final PricingContext CONTEXT =
            new PricingContext(
                    new ZoneId("us-east"), new ChannelId("web"), new AudienceId("members"), NOW);

    private final Random random;

    Baskets(Random random) {
        this.random = random;
    }

    List<BasketLine> lines() {
        var lines = new ArrayList<BasketLine>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            lines.add(
                    new BasketLine(
                            new Sku("SKU-" + i),
                            1 + random.nextInt(random.nextInt(10) == 0 ? 500 : 4),
                            usd(price()),
                            random.nextInt(4) == 0,
                            List.of(
                                    new CategoryId("home"),
                                    new CategoryId("c" + random.nextInt(3))),
                            new BrandId("b" + random.nextInt(2)),
                            List.of(new TagId("t" + random.nextInt(2))),
                            random.nextBoolean()
                                    ? List.of(new PromotionId("p-" + random.nextInt(4)))
                                    : List.of()));
        }
        return lines;
    }

    private long price() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(5);
            case 1 -> Money.MINOR_MAX / 5_000;
            default -> 1 + random.nextInt(5_000);
        };
    }

    List<RunningPromotion> promotions() {
        var promotions = new ArrayList<RunningPromotion>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            promotions.add(promotion("p-" + i));
        }
        return promotions;
    }

    private RunningPromotion promotion(String id) {
        var type = pick(PromotionType.values());
        var level =
                switch (type) {
                    case FIXED_PRICE -> PromotionLevel.ITEM;
                    case GIFT -> PromotionLevel.BASKET;
                    default -> pick(PromotionLevel.values());
                };
        var definition =
                new PromotionDefinition(
                        id,
                        level,
                        benefit(type),
                        scope(),
                        random.nextInt(6) == 0 ? List.of(new ZoneId("elsewhere")) : List.of(),
                        random.nextInt(6) == 0 ? List.of(new ChannelId("web")) : List.of(),
                        random.nextInt(6) == 0 ? new AudienceId("members") : null,
                        random.nextInt(2),
                        new Stacking(
                                pick(StackingMode.values()),
                                random.nextBoolean() ? new PromotionGroupId("g") : null,
                                random.nextInt(3) == 0 ? 1 + random.nextInt(9_999) : null),
                        Caps.NONE,
                        pick(DiscountRounding.values()),
                        pick(RoundingPer.values()),
                        random.nextInt(3) == 0 ? usd(1 + random.nextInt(2_000)) : null);
        return new RunningPromotion(
                new PromotionId(id),
                new PromotionLife(
                        1,
                        definition,
                        PromotionSchedule.of(NOW.minusSeconds(60), null),
                        random.nextInt(8) == 0 ? PromotionState.PAUSED : PromotionState.SCHEDULED),
                random.nextInt(12) == 0);
    }

    private Benefit benefit(PromotionType type) {
        int percent = 1 + random.nextInt(10_000);
        var amount = usd(1 + random.nextInt(3_000));
        var threshold = random.nextBoolean() ? usd(random.nextInt(4_000) + 1) : null;
        Integer units = threshold == null ? 1 + random.nextInt(4) : null;
        return switch (type) {
            case PERCENT -> Benefit.percent(percent);
            case AMOUNT, FIXED_PRICE ->
                    new Benefit(type, null, amount, null, null, null, null, null);
            case BUY_GET ->
                    new Benefit(
                            type,
                            random.nextBoolean() ? percent : null,
                            null,
                            1 + random.nextInt(2),
                            1 + random.nextInt(2),
                            null,
                            null,
                            null);
            case THRESHOLD ->
                    random.nextBoolean()
                            ? new Benefit(type, percent, null, null, null, threshold, units, null)
                            : new Benefit(type, null, amount, null, null, threshold, units, null);
            case GIFT ->
                    new Benefit(
                            type,
                            null,
                            null,
                            null,
                            1 + random.nextInt(2),
                            threshold,
                            units,
                            new Sku("SKU-" + random.nextInt(4)));
        };
    }

    private PromotionScope scope() {
        return new PromotionScope(
                random.nextInt(3) == 0,
                random.nextBoolean() ? List.of(new CategoryId("c" + random.nextInt(3))) : List.of(),
                random.nextInt(3) == 0 ? List.of(new BrandId("b0")) : List.of(),
                random.nextInt(3) == 0 ? List.of(new TagId("t0")) : List.of(),
                random.nextInt(3) == 0
                        ? new Exclusions(
                                List.of(new Sku("SKU-1")),
                                List.of(),
                                List.of(),
                                List.of(new TagId("t1")),
                                true)
                        : Exclusions.NONE);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }

    static @Nullable Long floorOf(PricedLine line) {
        return line.applied().stream()
                .map(verdict -> verdict.promotion().definition().floor())
                .filter(floor -> floor != null)
                .map(
                        floor ->
                                Math.min(
                                        floor.minor() * line.line().quantity(),
                                        line.before().minor()))
                .max(Long::compare)
                .orElse(null);
    }
}
