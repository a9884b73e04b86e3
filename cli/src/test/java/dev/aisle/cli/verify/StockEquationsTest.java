package dev.aisle.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.CommitmentCancelled;
import dev.aisle.contracts.event.StockEvent.ReservationCommitted;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockAdjusted;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.event.StockEvent.StockMoved;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockShipped;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.event.StockEvent.TransferReceived;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.StockCondition;
import dev.aisle.contracts.view.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StockEquationsTest {
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId LOCATION = new LocationId("store-42");
    private static final StreamId STREAM = StreamId.stock(SKU, LOCATION);
    private static final Instant AT = Instant.parse("2026-11-27T05:00:00Z");

    private static final DeliveryId DELIVERY = new DeliveryId("d-1");
    private static final OrderId ORDER = new OrderId("order-1");

    private final Findings findings = new Findings(10);
    private final StockEquations equations = new StockEquations(findings);

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of("all that there is may be granted", List.of(in(5), hold("a", 5)), ""),
                Arguments.of(
                        "no more may be granted",
                        List.of(in(5), hold("a", 6)),
                        "reservation a was granted 6 with 5 available"),
                Arguments.of(
                        "what is held is not granted again",
                        List.of(in(5), hold("a", 3), hold("b", 3)),
                        "reservation b was granted 3 with 2 available"),
                Arguments.of(
                        "what was let go may be granted again",
                        List.of(in(5), hold("a", 3), release("a", 3), hold("b", 5)),
                        ""),
                Arguments.of(
                        "what has expired may be granted again",
                        List.of(in(5), hold("a", 3), expire("a", 3), hold("b", 5)),
                        ""),
                Arguments.of(
                        "a till may sell what is not there, but nothing is granted then",
                        List.of(in(5), new StockSold(7), hold("a", 1)),
                        "reservation a was granted 1 with 0 available"),
                Arguments.of(
                        "what came back may be granted",
                        List.of(new StockReturned(2), hold("a", 2)),
                        ""),
                Arguments.of(
                        "a reservation ends once",
                        List.of(in(5), hold("a", 3), release("a", 3), expire("a", 3)),
                        "reservation a ends, though none of that id is open"),
                Arguments.of(
                        "it ends with what it held",
                        List.of(in(5), hold("a", 3), release("a", 2)),
                        "reservation a of 3 ends with 2"),
                Arguments.of(
                        "an id is granted once",
                        List.of(in(5), hold("a", 1), hold("a", 1)),
                        "reservation a was granted twice"),
                Arguments.of(
                        "what is committed is not granted again",
                        List.of(in(5), hold("a", 3), commit("a", 3), hold("b", 3)),
                        "reservation b was granted 3 with 2 available"),
                Arguments.of(
                        "no more is shipped than is committed",
                        List.of(in(5), hold("a", 3), commit("a", 3), ship("a", 4)),
                        "4 of a are shipped, though 3 are committed"),
                Arguments.of(
                        "a commitment ends once",
                        List.of(in(5), hold("a", 3), commit("a", 3), ship("a", 3), cancel("a", 3)),
                        "reservation a ends, though none of that id is open"),
                Arguments.of(
                        "what is shipped is gone, and what is cancelled can be granted",
                        List.of(
                                in(5),
                                hold("a", 4),
                                commit("a", 4),
                                ship("a", 3),
                                cancel("a", 1),
                                hold("b", 2)),
                        ""),
                Arguments.of(
                        "safety stock and damaged goods are not granted",
                        List.of(
                                in(5),
                                new StockPolicySet(2, 0, true),
                                new StockMoved(1, StockCondition.AVAILABLE, StockCondition.DAMAGED),
                                hold("a", 3)),
                        "reservation a was granted 3 with 2 available"),
                Arguments.of(
                        "backorders are granted, and what is not sold is not",
                        List.of(
                                new StockPolicySet(0, 2, true),
                                hold("a", 2),
                                new StockPolicySet(0, 9, false),
                                hold("b", 1)),
                        "reservation b was granted 1 with 0 available"),
                Arguments.of(
                        "a count and an adjustment move what is on hand",
                        List.of(
                                in(5),
                                new StockCounted(3, AT, AT, -2, null),
                                new StockAdjusted(
                                        1, AdjustmentReason.FOUND, StockCondition.AVAILABLE, AT),
                                hold("a", 5)),
                        "reservation a was granted 5 with 4 available"),
                Arguments.of(
                        "what was dispatched is gone, and what was received is here",
                        List.of(
                                in(5),
                                new TransferDispatched(DELIVERY, LOCATION, 4, AT, AT),
                                new TransferReceived(DELIVERY, LOCATION, 2, 0, 0, AT),
                                hold("a", 4)),
                        "reservation a was granted 4 with 3 available"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void aHistoryIsReckoned(String rule, List<StockEvent> history, String found) {
        play(history);

        assertThat(findings.kept().stream().map(Finding::what))
                .as(rule)
                .containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void aRowThatAddsUpIsNotNamed() {
        play(List.of(in(10), new StockSold(3), new StockReturned(1), hold("a", 2)));

        equations.check(STREAM, level(8, 2, 6, 0));

        assertThat(findings.count()).isZero();
    }

    @Test
    void aShortfallAddsUpToo() {
        play(List.of(in(2), hold("a", 2), new StockSold(3)));

        equations.check(STREAM, level(-1, 2, 0, 3));

        assertThat(findings.count()).isZero();
    }

    @Test
    void aRowThatDoesNotAddUpIsNamedWithBoth() {
        play(List.of(in(10)));

        equations.check(STREAM, level(9, 0, 9, 0));

        assertThat(findings.kept())
                .containsExactly(
                        new Finding(
                                Promise.P7,
                                "stock/SKU-1/store-42",
                                "quantities don't add up",
                                "on hand 10, reserved 0, committed 0, damaged 0, quality control 0,"
                                        + " incoming 0, available 10, shortfall 0",
                                "on hand 9, reserved 0, committed 0, damaged 0, quality control 0,"
                                        + " incoming 0, available 9, shortfall 0"));
    }

    @Test
    void aRowThatIsNotThereIsNamed() {
        play(List.of(in(10)));

        equations.check(STREAM, null);

        assertThat(findings.kept()).singleElement().extracting(Finding::actual).isEqualTo("no row");
    }

    private void play(List<StockEvent> history) {
        for (int i = 0; i < history.size(); i++) {
            equations.next(
                    new LoggedEvent(
                            0, i, UUID.randomUUID(), STREAM, i + 1, AT, history.get(i), null));
        }
    }

    private static StockLevel level(long onHand, long reserved, long available, long shortfall) {
        return new StockLevel(SKU, LOCATION, onHand, reserved, available, shortfall, 0, AT, null);
    }

    private static StockEvent in(long quantity) {
        return new StockReceived(quantity);
    }

    private static StockEvent hold(String id, long quantity) {
        return new StockReserved(new ReservationId(id), quantity, AT);
    }

    private static StockEvent release(String id, long quantity) {
        return new ReservationReleased(new ReservationId(id), quantity);
    }

    private static StockEvent commit(String id, long quantity) {
        return new ReservationCommitted(new ReservationId(id), ORDER, quantity, AT);
    }

    private static StockEvent ship(String id, long quantity) {
        return new StockShipped(new ReservationId(id), ORDER, quantity, AT);
    }

    private static StockEvent cancel(String id, long quantity) {
        return new CommitmentCancelled(new ReservationId(id), ORDER, quantity, AT);
    }

    private static StockEvent expire(String id, long quantity) {
        return new ReservationExpired(new ReservationId(id), quantity);
    }
}
