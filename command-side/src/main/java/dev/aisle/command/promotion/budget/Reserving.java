package dev.aisle.command.promotion.budget;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionStatus;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an order may hold a use of a promotion, and a part of its budget.
final class Reserving {
    private static final Duration HOLD_MAX = Duration.ofDays(90);

    /// One append takes 64 events, and the last is the grant.
    private static final int EXPIRED_MAX = 63;

    private Reserving() {}

    /// @param promotion confirmed at append
    static Decision<PromotionBudgetEvent> decide(
            ReserveRedemption reserve,
            @Nullable PromotionLife promotion,
            Budget budget,
            Instant at) {
        if (promotion == null) {
            return Decision.refuse(
                    Refusal.at(
                            "promotion",
                            Code.NOT_FOUND,
                            "define the promotion first: PUT /v1/promotions/"
                                    + reserve.promotion()));
        }
        var standing = budget.of(reserve.order(), at);
        if (standing != null) {
            return again(reserve, standing, budget, at);
        }
        var status = promotion.statusAt(at);
        if (status != PromotionStatus.ACTIVE) {
            return Decision.refuse(Code.INVALID_TRANSITION, "the promotion is " + status);
        }
        var caps = promotion.definition().caps();
        var unfit = unfit(reserve, caps, at);
        return unfit == null ? grant(reserve, caps, budget, at) : Decision.refuse(unfit);
    }

    private static Decision<PromotionBudgetEvent> grant(
            ReserveRedemption reserve, Caps caps, Budget budget, Instant at) {
        var events = new ArrayList<PromotionBudgetEvent>();
        var left = budget.under(caps);
        for (var over : budget.overAt(at, EXPIRED_MAX)) {
            left = left.ended(over.order(), Redemption.State.EXPIRED, null);
            events.add(new RedemptionExpired(over.order(), left.isExhausted()));
        }
        var exhausted = exhausted(reserve, caps, left);
        if (exhausted != null) {
            return events.isEmpty()
                    ? Decision.refuse(Code.CAP_EXHAUSTED, exhausted)
                    : new Decision.Settled<>(Code.CAP_EXHAUSTED, exhausted, events);
        }
        var redemption =
                new Redemption(
                        reserve.order(),
                        reserve.customer(),
                        caps.budget() == null ? 0 : minor(reserve.amount()),
                        reserve.expiresAt(),
                        Redemption.State.RESERVED);
        events.add(
                new RedemptionReserved(
                        reserve.order(),
                        reserve.customer(),
                        reserve.amount(),
                        reserve.expiresAt(),
                        caps,
                        left.isExhaustedBy(redemption)));
        return Decision.accept(events);
    }

    private static @Nullable String exhausted(ReserveRedemption reserve, Caps caps, Budget left) {
        if (caps.uses() != null && left.uses() >= caps.uses()) {
            return "all " + caps.uses() + " uses are taken";
        }
        var customer = reserve.customer();
        if (caps.usesPerCustomer() != null
                && customer != null
                && left.usesOf(customer) >= caps.usesPerCustomer()) {
            return "the customer has taken all of " + caps.usesPerCustomer() + " uses";
        }
        return caps.budget() != null
                        && minor(reserve.amount()) > caps.budget().minor() - left.minor()
                ? "the budget has " + (caps.budget().minor() - left.minor()) + " minor units left"
                : null;
    }

    private static @Nullable Refusal unfit(ReserveRedemption reserve, Caps caps, Instant at) {
        if (!reserve.expiresAt().isAfter(at) || reserve.expiresAt().isAfter(at.plus(HOLD_MAX))) {
            return Refusal.at(
                    "data.expiresAt",
                    Code.WINDOW_INVALID,
                    "after now, " + at + ", and within 90 days");
        }
        if (caps.usesPerCustomer() != null && reserve.customer() == null) {
            return Refusal.at(
                    "data.customer", Code.MALFORMED, "is required: uses are counted for each");
        }
        var budget = caps.budget();
        if (budget == null) {
            return null;
        }
        var amount = reserve.amount();
        if (amount == null) {
            return Refusal.at("data.amount", Code.MALFORMED, "is required: there is a budget");
        }
        return amount.withMinor(0).equals(budget.withMinor(0))
                ? null
                : Refusal.at(
                        "data.amount",
                        Code.CURRENCY_MISMATCH,
                        "the budget is in " + budget.currency() + " of scale " + budget.scale());
    }

    private static Decision<PromotionBudgetEvent> again(
            ReserveRedemption reserve, Redemption standing, Budget budget, Instant at) {
        if (standing.isOverAt(at)) {
            var after = budget.ended(standing.order(), Redemption.State.EXPIRED, null);
            return new Decision.Settled<>(
                    Code.INVALID_TRANSITION,
                    "the order's redemption has ended by the clock",
                    List.of(new RedemptionExpired(standing.order(), after.isExhausted())));
        }
        return switch (standing.state()) {
            case RESERVED, CONFIRMED ->
                    standing.state() == Redemption.State.CONFIRMED
                                    || budget.caps().budget() == null
                                    || standing.minor() == minor(reserve.amount())
                            ? Decision.accept()
                            : Decision.refuse(
                                    Refusal.at(
                                            "data.amount",
                                            Code.INVALID_TRANSITION,
                                            "the order holds " + standing.minor() + " already"));
            case RELEASED, EXPIRED ->
                    Decision.refuse(
                            Code.INVALID_TRANSITION,
                            "the order's redemption is " + standing.state() + "; take a new id");
        };
    }

    private static long minor(@Nullable Money amount) {
        return amount == null ? 0 : amount.minor();
    }
}
