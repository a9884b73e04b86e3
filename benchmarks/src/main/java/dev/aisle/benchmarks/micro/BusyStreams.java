package dev.aisle.benchmarks.micro;

import dev.aisle.command.decide.Decider;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionScope;
import dev.aisle.contracts.promotion.PromotionState;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.Stacking;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Histories of streams that much happens to.
final class BusyStreams {
    private static final int WEEK_SECONDS = 604_800;

    private BusyStreams() {}

    static <S, E extends Event> S folded(Decider<?, S, E> decider, Stream<E> history) {
        return history.reduce(
                decider.initialState(),
                decider::evolve,
                (_, _) -> {
                    throw new IllegalStateException("in order only");
                });
    }

    /// A list price that rose four times, and sales of two days in each of the 15 weeks to come.
    static Stream<PriceEvent> prices() {
        return Stream.concat(
                IntStream.range(0, 5)
                        .mapToObj(
                                i ->
                                        new PriceSet(
                                                PriceKind.LIST,
                                                Samples.usd(1_500 + i),
                                                Samples.NOW.minusSeconds(36_000 - i * 3_600L),
                                                null,
                                                null)),
                IntStream.range(1, 16)
                        .mapToObj(
                                i ->
                                        new PriceScheduled(
                                                PriceKind.SALE,
                                                null,
                                                null,
                                                Samples.usd(1_300 - i),
                                                Samples.NOW.plusSeconds((long) i * WEEK_SECONDS),
                                                Samples.NOW.plusSeconds(
                                                        (long) i * WEEK_SECONDS + 172_800),
                                                null,
                                                null)));
    }

    static Stream<StockEvent> reservations(int open) {
        return Stream.concat(
                Stream.of(new StockReceived(1_000_000)),
                IntStream.range(0, open)
                        .mapToObj(
                                i ->
                                        new StockReserved(
                                                new ReservationId("basket-" + i),
                                                1,
                                                Samples.NOW.plusSeconds(600 + i))));
    }

    static Stream<StockEvent> sales(int count) {
        return Stream.concat(
                Stream.of(new StockReceived(1_000_000)),
                IntStream.range(0, count)
                        .mapToObj(i -> new StockSold(2, Samples.NOW.minusSeconds(count - i))));
    }

    static Stream<PromotionBudgetEvent> redemptions(int open, Caps caps) {
        return IntStream.range(0, open)
                .mapToObj(
                        i ->
                                new RedemptionReserved(
                                        new OrderId("order-" + i),
                                        null,
                                        Samples.usd(500),
                                        Samples.NOW.plusSeconds(600 + i),
                                        caps,
                                        false));
    }

    /// A running promotion that may be redeemed so often.
    static PromotionLife capped(Caps caps) {
        return new PromotionLife(
                1,
                new PromotionDefinition(
                        "Black Friday",
                        PromotionLevel.BASKET,
                        Benefit.percent(1_000),
                        PromotionScope.ofCategories(Samples.PATH),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        Stacking.BEST,
                        caps,
                        DiscountRounding.HALF_UP,
                        RoundingPer.UNIT,
                        null),
                PromotionSchedule.of(Samples.NOW.minusSeconds(3_600), null),
                PromotionState.SCHEDULED);
    }
}
