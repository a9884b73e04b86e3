package dev.aisle.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.CancelDelivery;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.event.StockEvent.DeliveryCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockExpected;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(600);
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId STORE = new LocationId("store-42");
    private static final LocationDefined DEFINED =
            new LocationDefined(LocationKind.STORE, "Europe/Berlin", true);

    private final Deciding<StockCommand, Stock, StockEvent> stock =
            new Deciding<>(new StockDecider(), new References(true, null, DEFINED, null), NOW);

    @Test
    void movementsAreFacts() {
        assertThat(stock.when(new ReceiveStock(SKU, STORE, 5)))
                .isEqualTo(accepted(new StockReceived(5, NOW, null, null)));
        assertThat(stock.when(new RecordSale(SKU, STORE, 5)))
                .as("a sale is never refused for want of stock")
                .isEqualTo(accepted(new StockSold(5, NOW)));
        assertThat(stock.when(new RecordReturn(SKU, STORE, 5)))
                .isEqualTo(accepted(new StockReturned(5, NOW)));
    }

    @Test
    void aCountThatLosesAConflictIsRecordedOnceUntilItsSourceSaysSomethingNewer() {
        var first = SourceVersion.sequenced(new SourceId("wms"), 0, 1);
        var history = new ArrayList<>(events(stock.saidBy(first, NOW).when(count(10))));
        history.addAll(events(stock.saidBy(first, NOW).given(history).when(count(11))));
        var conflicts =
                history.stream()
                        .filter(CountConflictSettled.class::isInstance)
                        .map(CountConflictSettled.class::cast)
                        .toList();

        assertThat(conflicts).hasSize(1);
        var lost = conflicts.getFirst().lost();
        assertThat(conflicts.getFirst().kept().contentHash()).isGreaterThan(lost.contentHash());
        var state = stock.given(history).state();
        assertThat(state.hasLost(lost)).isTrue();
        assertThat(state.counters().lastOf(new SourceId("wms")))
                .isEqualTo(conflicts.getFirst().kept());
        assertThat(StockSnapshot.CODEC.decode(StockSnapshot.CODEC.encode(state)).hasLost(lost))
                .isTrue();
        for (long again : new long[] {10, 11}) {
            assertThat(events(stock.saidBy(first, NOW).given(history).when(count(again))))
                    .isEmpty();
        }
        var second = SourceVersion.sequenced(new SourceId("wms"), 0, 2);
        history.addAll(events(stock.saidBy(second, NOW).given(history).when(count(12))));
        assertThat(stock.given(history).state().hasLost(lost)).isFalse();
    }

    @Test
    void anAnnouncedDeliveryIsCancelledAndMayComeAllTheSame() {
        var id = new DeliveryId("po-88");
        var expected = new StockExpected(id, 24, SOON, null);
        var cancelled = new DeliveryCancelled(id, 24, NOW);
        var cancel = new CancelDelivery(SKU, STORE, id);

        assertThat(refusal(stock.when(cancel)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(stock.given(expected).when(cancel)).isEqualTo(accepted(cancelled));
        assertThat(stock.given(expected, cancelled).when(cancel)).isEqualTo(Decision.accept());
        assertThat(stock.given(expected, cancelled).state().quantities().incoming()).isZero();
        assertThat(stock.given(expected, cancelled).when(new ReceiveStock(SKU, STORE, 24, id)))
                .isEqualTo(accepted(new StockReceived(24, NOW, id, null)));
        var again = new ExpectStock(SKU, STORE, id, 24, SOON, null);
        assertThat(refusal(stock.given(expected, cancelled).when(again)).code())
                .isEqualTo(Code.INVALID_TRANSITION);
        var transfer = new StockExpected(id, 24, SOON, new LocationId("store-43"));
        assertThat(refusal(stock.given(transfer).when(cancel)).code())
                .isEqualTo(Code.INVALID_TRANSITION);
        var received = new StockReceived(24, NOW, id, 24L);
        assertThat(refusal(stock.given(expected, received).when(cancel)).code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    private static RecordCount count(long counted) {
        return new RecordCount(SKU, STORE, counted, NOW, null);
    }

    private static List<StockEvent> events(Decision<StockEvent> decision) {
        return switch (decision) {
            case Decision.Refused<StockEvent> _ -> List.of();
            case Decision.Settled<StockEvent> settled -> settled.events();
            case Decision.Accepted<StockEvent>(var events) -> events;
        };
    }

    @Test
    void anUnknownLocationOrProductIsNamed() {
        var receive = new ReceiveStock(SKU, STORE, 5);

        assertThat(refusal(stock.knowing(References.NONE).when(receive)).code())
                .isEqualTo(Code.LOCATION_UNKNOWN);
        assertThat(
                        refusal(
                                        stock.knowing(new References(false, null, DEFINED, null))
                                                .when(receive))
                                .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, StockCommand.QUANTITY_MAX + 1, Long.MAX_VALUE})
    void quantitiesHaveBounds(long quantity) {
        assertThat(stock.decider().malformed(new RecordSale(SKU, STORE, quantity)))
                .map(Refusal::field)
                .contains("data.quantity");
        assertThat(stock.decider().malformed(reserve("r-1", quantity))).isPresent();
    }

    @Test
    void whatIsThereCanBeHeldToTheLast() {
        assertThat(stock.given(new StockReceived(5)).when(reserve("r-1", 5)))
                .isEqualTo(accepted(reserved("r-1", 5, SOON)));
    }

    @Test
    void whatIsNotThereCannot() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 3, SOON));

        assertThat(refusal(given.when(reserve("r-2", 3))))
                .isEqualTo(
                        Refusal.at(
                                "data.quantity",
                                Code.INSUFFICIENT_STOCK,
                                "3 are wanted, 2 are available to promise"));
    }

    @Test
    void nothingIsGrantedOnAShortfall() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 5, SOON), new StockSold(3));

        assertThat(refusal(given.when(reserve("r-2", 1))).detail())
                .isEqualTo("1 are wanted, 0 are available to promise");
    }

    @Test
    void theSameHoldAgainCausesNothing() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 3, SOON));

        assertThat(given.when(reserve("r-1", 3))).isEqualTo(Decision.accept());
        assertThat(refusal(given.when(reserve("r-1", 2))).code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void whatExpiredEndsByAnEventInTheSameAppendThatCountsOnIt() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 5, NOW));

        assertThat(given.when(reserve("r-2", 4)))
                .isEqualTo(
                        Decision.accept(
                                List.of(
                                        new ReservationExpired(new ReservationId("r-1"), 5),
                                        reserved("r-2", 4, SOON))));
    }

    @Test
    void whatExpiresInAMomentStillHolds() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 5, NOW.plusMillis(1)));

        assertThat(refusal(given.when(reserve("r-2", 1))).code())
                .isEqualTo(Code.INSUFFICIENT_STOCK);
    }

    @Test
    void anAppendEndsAsManyAsItTakesAndARetrySeesTheRest() {
        var events = new ArrayList<StockEvent>();
        events.add(new StockReceived(100));
        for (int i = 0; i < 100; i++) {
            events.add(reserved("r-" + i, 1, NOW.minusSeconds(1)));
        }
        var first = stock.given(events).when(reserve("big", 100));
        var settled = (Decision.Settled<StockEvent>) first;

        assertThat(settled.code()).isEqualTo(Code.INSUFFICIENT_STOCK);
        assertThat(settled.events()).hasSize(63);

        events.addAll(settled.events());
        var second = (Decision.Accepted<StockEvent>) stock.given(events).when(reserve("big", 100));
        assertThat(second.events()).hasSize(38).last().isEqualTo(reserved("big", 100, SOON));
    }

    @Test
    void aHoldIsReleasedOnce() {
        var given = stock.given(new StockReceived(5), reserved("r-1", 3, SOON));
        var released = new ReservationReleased(new ReservationId("r-1"), 3);

        assertThat(given.when(release("r-1"))).isEqualTo(accepted(released));
        assertThat(
                        stock.given(new StockReceived(5), reserved("r-1", 3, SOON), released)
                                .when(release("r-1")))
                .isEqualTo(Decision.accept());
    }

    @Test
    void anUnknownHoldCannotBeReleased() {
        assertThat(refusal(stock.when(release("r-1"))).code()).isEqualTo(Code.RESERVATION_UNKNOWN);
    }

    @Test
    void anExpiredHoldCannotBeReleased() {
        var over = stock.given(new StockReceived(5), reserved("r-1", 3, NOW));
        var settled = (Decision.Settled<StockEvent>) over.when(release("r-1"));
        var ended = new ReservationExpired(new ReservationId("r-1"), 3);

        assertThat(settled.code()).isEqualTo(Code.RESERVATION_EXPIRED);
        assertThat(settled.events()).containsExactly(ended);
        assertThat(
                        refusal(
                                        stock.given(
                                                        new StockReceived(5),
                                                        reserved("r-1", 3, NOW),
                                                        ended)
                                                .when(release("r-1")))
                                .code())
                .isEqualTo(Code.RESERVATION_EXPIRED);
    }

    @Test
    void anEndedIdIsNotTakenAgain() {
        var released = new ReservationReleased(new ReservationId("r-1"), 3);
        var given = stock.given(new StockReceived(5), reserved("r-1", 3, SOON), released);

        assertThat(refusal(given.when(reserve("r-1", 3))).code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void aHoldEndsAfterNowAndWithin90Days() {
        var given = stock.given(new StockReceived(5));

        assertThat(refusal(given.when(reserve("r-1", 1, NOW))).code())
                .isEqualTo(Code.WINDOW_INVALID);
        assertThat(refusal(given.when(reserve("r-1", 1, NOW.plus(Duration.ofDays(91))))).code())
                .isEqualTo(Code.WINDOW_INVALID);
    }

    @Test
    void quantitiesNeverOverflow() {
        var much = new StockQuantities(Long.MAX_VALUE, 0, 0, 0, 0, 0).after(new StockReceived(9));
        var little = new StockQuantities(Long.MIN_VALUE, 0, 0, 0, 0, 0).after(new StockSold(9));

        assertThat(much.onHand()).isEqualTo(Long.MAX_VALUE);
        assertThat(much.available(new StockPolicy(0, 9, true))).isEqualTo(Long.MAX_VALUE);
        assertThat(little.onHand()).isEqualTo(Long.MIN_VALUE);
        assertThat(little.available(StockPolicy.USUAL)).isZero();
        assertThat(little.shortfall(StockPolicy.USUAL)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void endedHoldsAreForgottenAWeekAfterTheyWouldHaveExpired() {
        var released = new ReservationReleased(new ReservationId("r-1"), 3);
        var state =
                stock.given(
                                new StockReceived(9),
                                reserved("r-1", 3, SOON),
                                reserved("r-2", 3, SOON),
                                released)
                        .state();
        var aWeekLater = SOON.plus(Duration.ofDays(7));

        assertThat(state.trimmedAt(aWeekLater).reservations().all()).hasSize(2);
        assertThat(state.trimmedAt(aWeekLater.plusMillis(1)).reservations().all())
                .as("an open one stays until an event ends it")
                .extracting(Reservation::id)
                .containsExactly(new ReservationId("r-2"));
        assertThat(state.trimmedAt(aWeekLater.plusMillis(1)).quantities().reserved()).isEqualTo(3);
    }

    private static StockReserved reserved(String id, long quantity, Instant expiresAt) {
        return new StockReserved(new ReservationId(id), quantity, expiresAt);
    }

    private static ReserveStock reserve(String id, long quantity) {
        return reserve(id, quantity, SOON);
    }

    private static ReserveStock reserve(String id, long quantity, Instant expiresAt) {
        return new ReserveStock(SKU, STORE, new ReservationId(id), quantity, expiresAt);
    }

    private static ReleaseReservation release(String id) {
        return new ReleaseReservation(SKU, STORE, new ReservationId(id));
    }

    private static Decision<StockEvent> accepted(StockEvent event) {
        return Decision.accept(event);
    }

    private static Refusal refusal(Decision<StockEvent> decision) {
        return ((Decision.Refused<StockEvent>) decision).refusal();
    }
}
