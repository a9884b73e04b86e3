package dev.aisle.command.promotion.budget;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionConfirmed;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReleased;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts a promotion's redemptions against its caps: what is reserved and confirmed is never more.
public final class BudgetDecider
        implements Decider<PromotionBudgetCommand, Budget, PromotionBudgetEvent> {
    private static final int BUDGET_BYTES = 500;
    private static final int REDEMPTION_BYTES = 400;

    @Override
    public Budget initialState() {
        return Budget.UNTOUCHED;
    }

    @Override
    public Optional<Refusal> malformed(PromotionBudgetCommand command) {
        return switch (command) {
            case ReserveRedemption reserve -> amount(reserve.amount());
            case ConfirmRedemption confirm -> amount(confirm.amount());
            case ReleaseRedemption _ -> Optional.empty();
        };
    }

    @Override
    public Decision<PromotionBudgetEvent> decide(
            Stamped<PromotionBudgetCommand> stamped, Budget budget) {
        var at = stamped.decidedAt();
        return switch (stamped.command()) {
            case ReserveRedemption reserve ->
                    Reserving.decide(reserve, stamped.references().promotion(), budget, at);
            case ConfirmRedemption confirm -> confirm(confirm, budget, at);
            case ReleaseRedemption release -> release(release, budget, at);
        };
    }

    @Override
    public Budget evolve(Budget budget, PromotionBudgetEvent event) {
        return switch (event) {
            case RedemptionReserved reserved ->
                    budget.under(reserved.caps())
                            .holding(
                                    new Redemption(
                                            reserved.order(),
                                            reserved.customer(),
                                            counted(reserved),
                                            reserved.expiresAt(),
                                            Redemption.State.RESERVED));
            case RedemptionConfirmed confirmed ->
                    budget.ended(
                            confirmed.order(),
                            Redemption.State.CONFIRMED,
                            confirmed.amount() == null || budget.caps().budget() == null
                                    ? null
                                    : confirmed.amount().minor());
            case RedemptionReleased released ->
                    budget.ended(released.order(), Redemption.State.RELEASED, null);
            case RedemptionExpired expired ->
                    budget.ended(expired.order(), Redemption.State.EXPIRED, null);
        };
    }

    /// Amounts are counted where there is a budget, which bounds their sum.
    private static long counted(RedemptionReserved reserved) {
        return reserved.amount() == null || reserved.caps().budget() == null
                ? 0
                : reserved.amount().minor();
    }

    @Override
    public Budget trimmed(Budget budget, Instant at) {
        return budget.trimmedAt(at);
    }

    @Override
    public Optional<Instant> dueAt(Budget budget) {
        return Optional.ofNullable(budget.redemptions().next()).map(Redemption::expiresAt);
    }

    @Override
    public List<PromotionBudgetEvent> elapse(Budget budget, Instant at, int limit) {
        var events = new ArrayList<PromotionBudgetEvent>();
        var left = budget;
        for (var over : budget.overAt(at, limit)) {
            left = left.ended(over.order(), Redemption.State.EXPIRED, null);
            events.add(new RedemptionExpired(over.order(), left.isExhausted()));
        }
        return events;
    }

    @Override
    public StateCodec<Budget, ?> snapshots() {
        return BudgetSnapshot.CODEC;
    }

    @Override
    public long weight(Budget budget) {
        return BUDGET_BYTES
                + (long) REDEMPTION_BYTES
                        * (budget.redemptions().size() + budget.byCustomer().size());
    }

    private static Decision<PromotionBudgetEvent> confirm(
            ConfirmRedemption confirm, Budget budget, Instant at) {
        var standing = budget.of(confirm.order(), at);
        if (standing == null) {
            return unknown(confirm.order());
        }
        if (standing.isOverAt(at)) {
            return expired(standing, budget);
        }
        var amount = confirm.amount();
        return switch (standing.state()) {
            case RESERVED -> {
                if (amount != null
                        && budget.caps().budget() != null
                        && amount.minor() > standing.minor()) {
                    yield Decision.refuse(
                            Refusal.at(
                                    "data.amount",
                                    Code.CAP_EXHAUSTED,
                                    "the order holds " + standing.minor() + " minor units"));
                }
                var after =
                        budget.ended(
                                confirm.order(),
                                Redemption.State.CONFIRMED,
                                amount == null || budget.caps().budget() == null
                                        ? null
                                        : amount.minor());
                yield Decision.accept(
                        new RedemptionConfirmed(confirm.order(), amount, after.isExhausted()));
            }
            case CONFIRMED -> Decision.accept();
            case RELEASED ->
                    Decision.refuse(Code.INVALID_TRANSITION, "the redemption was released");
            case EXPIRED -> Decision.refuse(Code.RESERVATION_EXPIRED, hasExpired(standing));
        };
    }

    private static Decision<PromotionBudgetEvent> release(
            ReleaseRedemption release, Budget budget, Instant at) {
        var standing = budget.of(release.order(), at);
        if (standing == null) {
            return unknown(release.order());
        }
        if (standing.isOverAt(at)) {
            return expired(standing, budget);
        }
        return switch (standing.state()) {
            case RESERVED, CONFIRMED ->
                    Decision.accept(
                            new RedemptionReleased(
                                    release.order(),
                                    budget.ended(release.order(), Redemption.State.RELEASED, null)
                                            .isExhausted()));
            case RELEASED -> Decision.accept();
            case EXPIRED -> Decision.refuse(Code.RESERVATION_EXPIRED, hasExpired(standing));
        };
    }

    /// What has ended by the clock ends by an event before anything else is said of it.
    private static Decision<PromotionBudgetEvent> expired(Redemption standing, Budget budget) {
        var after = budget.ended(standing.order(), Redemption.State.EXPIRED, null);
        return new Decision.Settled<>(
                Code.RESERVATION_EXPIRED,
                hasExpired(standing),
                List.of(new RedemptionExpired(standing.order(), after.isExhausted())));
    }

    private static String hasExpired(Redemption redemption) {
        return "the redemption ended by itself at " + redemption.expiresAt();
    }

    private static Decision<PromotionBudgetEvent> unknown(OrderId order) {
        return Decision.refuse(
                Refusal.at(
                        "data.order",
                        Code.RESERVATION_UNKNOWN,
                        "the order " + order + " holds nothing of this promotion"));
    }

    private static Optional<Refusal> amount(@Nullable Money amount) {
        return Refusal.unless(
                amount == null || amount.minor() >= 0, "data.amount.minor", "0 or more");
    }
}
