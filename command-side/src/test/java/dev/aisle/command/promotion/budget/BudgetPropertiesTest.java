package dev.aisle.command.promotion.budget;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.testing.Choices;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.PromotionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is reserved, confirmed, given back and left to the clock, in any order: what counts is never
/// more than the caps, and the sums are those of a plain model that adds up the events.
class BudgetPropertiesTest {
    private static final PromotionId ID = new PromotionId("bf-26");
    private static final Instant BEGIN = Instant.parse("2026-11-28T00:00:00Z");
    private static final Caps CAPS = new Caps(6L, 2, new Money(1_000, "USD", 2));
    private static final References REFERENCES =
            BudgetDeciderTest.promotion(PromotionState.SCHEDULED, CAPS);
    private static final int STEPS = 60;

    private final BudgetDecider decider = new BudgetDecider();

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(6 * STEPS);
    }

    @Property(tries = 400)
    void noCapIsPassedAndEachUseIsCountedOnce(@ForAll("choices") Choices random) {
        var now = BEGIN;
        var budget = decider.initialState();
        var model = new HashMap<OrderId, Held>();
        for (int i = 0; i < STEPS; i++) {
            now = now.plusSeconds(random.nextInt(120));
            for (var event : events(command(random, now), now, budget)) {
                budget = decider.evolve(budget, event);
                follow(model, event);
            }
            check(budget, model);
        }
    }

    private record Held(CustomerId customer, long minor) {}

    private static void follow(Map<OrderId, Held> model, PromotionBudgetEvent event) {
        switch (event) {
            case PromotionBudgetEvent.RedemptionReserved reserved ->
                    model.put(
                            reserved.order(),
                            new Held(
                                    requireNonNull(reserved.customer()),
                                    requireNonNull(reserved.amount()).minor()));
            case PromotionBudgetEvent.RedemptionConfirmed confirmed ->
                    model.computeIfPresent(
                            confirmed.order(),
                            (_, held) -> new Held(held.customer(), minor(confirmed, held)));
            case PromotionBudgetEvent.RedemptionReleased released -> model.remove(released.order());
            case PromotionBudgetEvent.RedemptionExpired expired -> model.remove(expired.order());
        }
    }

    private static long minor(PromotionBudgetEvent.RedemptionConfirmed confirmed, Held held) {
        var amount = confirmed.amount();
        return amount == null ? held.minor() : amount.minor();
    }

    private static void check(Budget budget, Map<OrderId, Held> model) {
        long minor = model.values().stream().mapToLong(Held::minor).sum();
        assertThat(budget.uses()).isEqualTo(model.size()).isLessThanOrEqualTo(6);
        assertThat(budget.minor()).isEqualTo(minor).isLessThanOrEqualTo(1_000);
        for (int customer = 0; customer < 4; customer++) {
            var id = new CustomerId("c-" + customer);
            long uses = model.values().stream().filter(held -> held.customer().equals(id)).count();
            assertThat(budget.usesOf(id)).isEqualTo((int) uses).isLessThanOrEqualTo(2);
        }
    }

    private List<PromotionBudgetEvent> events(
            PromotionBudgetCommand command, Instant now, Budget budget) {
        return switch (decider.decide(
                new Stamped<>(command, now, null, null, REFERENCES), budget)) {
            case Decision.Accepted<PromotionBudgetEvent> accepted -> accepted.events();
            case Decision.Settled<PromotionBudgetEvent> settled -> settled.events();
            case Decision.Refused<PromotionBudgetEvent> _ -> List.of();
        };
    }

    private static PromotionBudgetCommand command(Choices random, Instant now) {
        var order = new OrderId("order-" + random.nextInt(20));
        var amount = new Money(1 + random.nextInt(300), "USD", 2);
        return switch (random.nextInt(4)) {
            case 0 -> new ConfirmRedemption(ID, order, random.nextBoolean() ? amount : null);
            case 1 -> new ReleaseRedemption(ID, order);
            default ->
                    new ReserveRedemption(
                            ID,
                            order,
                            new CustomerId("c-" + random.nextInt(4)),
                            amount,
                            now.plusSeconds(1 + random.nextInt(900)));
        };
    }
}
