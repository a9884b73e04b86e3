package dev.aisle.command.promotion.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand.ConfirmRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReleaseRedemption;
import dev.aisle.contracts.command.PromotionBudgetCommand.ReserveRedemption;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionConfirmed;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReleased;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionState;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each command comes to in each state of an order's redemption; `=` causes nothing.
class BudgetDeciderTest {
    private static final PromotionId ID = new PromotionId("bf-26");
    private static final OrderId ORDER = new OrderId("order-1");
    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);
    private static final Caps CAPS = new Caps(2L, 1, usd(1_000));

    private static final String TABLE =
            """
                           | NONE                | RESERVED            | OVER                | CONFIRMED           | RELEASED            | EXPIRED
            reserve        | RedemptionReserved  | =                   | INVALID_TRANSITION  | =                   | INVALID_TRANSITION  | INVALID_TRANSITION
            reserve more   | RedemptionReserved  | INVALID_TRANSITION  | INVALID_TRANSITION  | =                   | INVALID_TRANSITION  | INVALID_TRANSITION
            confirm        | RESERVATION_UNKNOWN | RedemptionConfirmed | RESERVATION_EXPIRED | =                   | INVALID_TRANSITION  | RESERVATION_EXPIRED
            confirm more   | RESERVATION_UNKNOWN | CAP_EXHAUSTED       | RESERVATION_EXPIRED | =                   | INVALID_TRANSITION  | RESERVATION_EXPIRED
            release        | RESERVATION_UNKNOWN | RedemptionReleased  | RESERVATION_EXPIRED | RedemptionReleased  | =                   | RESERVATION_EXPIRED
            """;

    private enum State {
        NONE(),
        RESERVED(reserved(ORDER, LATER)),
        OVER(reserved(ORDER, NOW)),
        CONFIRMED(reserved(ORDER, LATER), new RedemptionConfirmed(ORDER, null, false)),
        RELEASED(reserved(ORDER, LATER), new RedemptionReleased(ORDER, false)),
        EXPIRED(reserved(ORDER, NOW), new RedemptionExpired(ORDER, false));

        private final List<PromotionBudgetEvent> history;

        State(PromotionBudgetEvent... history) {
            this.history = List.of(history);
        }
    }

    private final Deciding<PromotionBudgetCommand, Budget, PromotionBudgetEvent> budget =
            new Deciding<>(new BudgetDecider(), promotion(PromotionState.SCHEDULED, CAPS), NOW);

    static Stream<Arguments> cells() {
        return table().entrySet().stream()
                .flatMap(
                        row ->
                                row.getValue().entrySet().stream()
                                        .map(
                                                cell ->
                                                        Arguments.of(
                                                                row.getKey(),
                                                                cell.getKey(),
                                                                cell.getValue())));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void eachCommandInEachState(String command, State state, String expected) {
        assertThat(said(budget.given(state.history).when(command(command)))).isEqualTo(expected);
    }

    @Test
    void theTableHasEveryCommandInEveryState() {
        assertThat(table().values())
                .allSatisfy(row -> assertThat(row.keySet()).containsExactly(State.values()));
        assertThat(
                        table().keySet().stream()
                                .map(name -> command(name).getClass())
                                .collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(PromotionBudgetCommand.class.getPermittedSubclasses()));
    }

    @Test
    void noMoreIsGrantedThanTheCapsLeave() {
        var other = reserved(new OrderId("other"), LATER);
        assertThat(said(budget.given(other).when(reserve(new CustomerId("c-1"), 1))))
                .as("one use for each customer")
                .isEqualTo("CAP_EXHAUSTED");
        assertThat(said(budget.given(other).when(reserve(new CustomerId("c-2"), 901))))
                .as("900 are left")
                .isEqualTo("CAP_EXHAUSTED");
        assertThat(said(budget.given(other).when(reserve(new CustomerId("c-2"), 900))))
                .isEqualTo("RedemptionReserved");
        var third =
                new RedemptionReserved(
                        new OrderId("third"), new CustomerId("c-3"), usd(1), LATER, CAPS, true);
        assertThat(said(budget.given(other, third).when(reserve(new CustomerId("c-2"), 1))))
                .as("two uses")
                .isEqualTo("CAP_EXHAUSTED");
        assertThat(
                        said(
                                budget.given(
                                                other,
                                                third,
                                                new RedemptionReleased(third.order(), false))
                                        .when(reserve(new CustomerId("c-2"), 1))))
                .isEqualTo("RedemptionReserved");
    }

    @Test
    void whatIsOverEndsInTheAppendThatCountsOnIt() {
        var over =
                new RedemptionReserved(
                        new OrderId("over"), new CustomerId("c-2"), usd(1_000), NOW, CAPS, true);
        assertThat(budget.given(over).when(reserve(CUSTOMER, 1_000)))
                .isEqualTo(
                        Decision.accept(
                                List.of(
                                        new RedemptionExpired(over.order(), false),
                                        new RedemptionReserved(
                                                ORDER, CUSTOMER, usd(1_000), LATER, CAPS, true))));
    }

    @Test
    void whereThereAreCapsWhatTheyCountIsRequired() {
        assertThat(said(budget.when(reserve(null, 1)))).isEqualTo("MALFORMED");
        assertThat(said(budget.when(new ReserveRedemption(ID, ORDER, CUSTOMER, null, LATER))))
                .isEqualTo("MALFORMED");
        assertThat(
                        said(
                                budget.when(
                                        new ReserveRedemption(
                                                ID,
                                                ORDER,
                                                CUSTOMER,
                                                new Money(1, "EUR", 2),
                                                LATER))))
                .isEqualTo("CURRENCY_MISMATCH");
        assertThat(said(budget.when(new ReserveRedemption(ID, ORDER, CUSTOMER, usd(1), NOW))))
                .isEqualTo("WINDOW_INVALID");
    }

    @Test
    void onlyAnActivePromotionIsRedeemed() {
        assertThat(said(budget.knowing(References.NONE).when(reserve(CUSTOMER, 1))))
                .isEqualTo("NOT_FOUND");
        for (var state : PromotionState.values()) {
            assertThat(said(budget.knowing(promotion(state, CAPS)).when(reserve(CUSTOMER, 1))))
                    .isEqualTo(
                            state == PromotionState.SCHEDULED
                                    ? "RedemptionReserved"
                                    : Code.INVALID_TRANSITION.name());
        }
    }

    @Test
    void anEndedOneIsForgottenAfterAWeekAndItsUseIsNot() {
        var state = budget.given(State.CONFIRMED.history).state();
        var trimmed =
                new BudgetDecider().trimmed(state, LATER.plus(Redemption.ENDED_KEPT).plusMillis(1));
        assertThat(trimmed.redemptions().all()).isEmpty();
        assertThat(trimmed.uses()).isEqualTo(1);
        assertThat(trimmed.usesOf(CUSTOMER)).isEqualTo(1);
    }

    private static Map<String, Map<State, String>> table() {
        var lines = TABLE.lines().map(line -> line.split("\\|")).toList();
        var columns =
                Arrays.stream(lines.getFirst())
                        .skip(1)
                        .map(name -> State.valueOf(name.strip()))
                        .toList();
        var table = new LinkedHashMap<String, Map<State, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var row = new LinkedHashMap<State, String>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line[i + 1].strip());
            }
            table.put(line[0].strip(), row);
        }
        return table;
    }

    private static PromotionBudgetCommand command(String name) {
        return switch (name) {
            case "reserve" -> reserve(CUSTOMER, 100);
            case "reserve more" -> reserve(CUSTOMER, 200);
            case "confirm" -> new ConfirmRedemption(ID, ORDER, null);
            case "confirm more" -> new ConfirmRedemption(ID, ORDER, usd(200));
            case "release" -> new ReleaseRedemption(ID, ORDER);
            default -> throw new AssertionError(name);
        };
    }

    private static String said(Decision<PromotionBudgetEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<PromotionBudgetEvent>(var events) ->
                    events.isEmpty() ? "=" : events.getLast().getClass().getSimpleName();
            case Decision.Refused<PromotionBudgetEvent>(var refusal) -> refusal.code().name();
            case Decision.Settled<PromotionBudgetEvent>(var code, _, _) -> code.name();
        };
    }

    private static ReserveRedemption reserve(@Nullable CustomerId customer, long minor) {
        return new ReserveRedemption(ID, ORDER, customer, usd(minor), LATER);
    }

    private static RedemptionReserved reserved(OrderId order, Instant expiresAt) {
        return new RedemptionReserved(order, CUSTOMER, usd(100), expiresAt, CAPS, false);
    }

    static References promotion(PromotionState state, Caps caps) {
        var plain = PromotionDefinition.percentOff("BF", 1_000, List.of(), List.of());
        var definition =
                new PromotionDefinition(
                        plain.name(),
                        plain.level(),
                        plain.benefit(),
                        plain.scope(),
                        plain.zones(),
                        plain.channels(),
                        null,
                        0,
                        plain.stacking(),
                        caps,
                        plain.rounding(),
                        plain.roundingPer(),
                        null);
        return new References(
                false,
                null,
                null,
                null,
                null,
                new PromotionLife(
                        1, definition, PromotionSchedule.of(NOW.minusSeconds(9), null), state),
                null);
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }
}
