package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Orders redeem promotions that have caps, until these are used up; some give back, some are left to the
/// clock.
final class Redemptions {
    private static final Duration HOLD_MIN = Duration.ofSeconds(10);
    private static final Duration HOLD_MAX = Duration.ofMinutes(15);
    private static final int CUSTOMERS = 5_000;
    private static final long AMOUNT_MAX = 500;

    private record Reserved(PromotionId promotion, OrderId order) {}

    private final ShopDay day;
    private final ShopPromotions promotions;
    private final Deque<Reserved> reserved = new ArrayDeque<>();

    Redemptions(ShopDay day, ShopPromotions promotions) {
        this.day = day;
        this.promotions = promotions;
    }

    void next() {
        if (day.happens(0.5) || reserved.isEmpty()) {
            reserve();
        } else {
            end(reserved.remove());
        }
    }

    private void reserve() {
        boolean ofUses = day.happens(0.5);
        var promotion = ofUses ? promotions.coupon() : promotions.budget();
        var order = new OrderId(day.envelopes().nextMessage());
        reserved.add(new Reserved(promotion, order));
        if (reserved.size() > ShopDay.OPEN_MAX) {
            reserved.remove();
        }
        day.send(
                day.envelopes()
                        .decision(
                                new ReserveRedemption(
                                        promotion,
                                        order,
                                        new CustomerId("c-" + day.random().nextInt(CUSTOMERS)),
                                        ofUses
                                                ? null
                                                : ShopPromotions.dollars(
                                                        day.random().nextLong(1, AMOUNT_MAX)),
                                        day.in(HOLD_MIN, HOLD_MAX))));
    }

    private void end(Reserved redemption) {
        int kind = day.random().nextInt(100);
        if (kind < 70) {
            day.send(
                    day.envelopes()
                            .decision(
                                    new ConfirmRedemption(
                                            redemption.promotion(), redemption.order(), null)));
        } else if (kind < 85) {
            day.send(
                    day.envelopes()
                            .decision(
                                    new ReleaseRedemption(
                                            redemption.promotion(), redemption.order())));
        } // The rest is left to the clock.
    }
}
