package dev.aisle.folds;

import static dev.aisle.folds.Log.recordedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionScheduled;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionState;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.reference.FulfilmentMethod;
import dev.aisle.contracts.view.LocationView;
import dev.aisle.contracts.view.RegionView;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.contracts.view.ZoneView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmallProjectionsTest {
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId STORE = new LocationId("store-1");
    private static final ReservationId HOLD = new ReservationId("r-1");

    static List<Arguments> movements() {
        return List.of(
                Arguments.of(List.of(new StockReceived(10)), 10, 0, 10, 0),
                Arguments.of(List.of(new StockReceived(10), new StockSold(4)), 6, 0, 6, 0),
                Arguments.of(List.of(new StockSold(4)), -4, 0, 0, 4),
                Arguments.of(List.of(new StockSold(4), new StockReturned(5)), 1, 0, 1, 0),
                Arguments.of(List.of(new StockReceived(10), reserved(3)), 10, 3, 7, 0),
                Arguments.of(
                        List.of(new StockReceived(10), reserved(3), new StockSold(9)), 1, 3, 0, 2),
                Arguments.of(
                        List.of(
                                new StockReceived(10),
                                reserved(3),
                                new ReservationReleased(HOLD, 3)),
                        10,
                        0,
                        10,
                        0),
                Arguments.of(
                        List.of(
                                new StockReceived(10),
                                reserved(3),
                                new ReservationExpired(HOLD, 3),
                                reserved(10)),
                        10,
                        10,
                        0,
                        0));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void quantitiesAddUp(
            List<StockEvent> events, long onHand, long reserved, long available, long shortfall) {
        var log = new Log();
        events.forEach(event -> log.append(StreamId.stock(SKU, STORE), event));
        long last = events.size() - 1;

        assertThat(log.folded().live().values())
                .containsExactly(
                        new Row(
                                RowKey.stock(SKU, STORE),
                                last,
                                new StockLevel(
                                        SKU,
                                        STORE,
                                        onHand,
                                        reserved,
                                        available,
                                        shortfall,
                                        last,
                                        recordedAt(last),
                                        null)));
    }

    @Test
    void aSumBeyondAllNumbersStaysAtTheirEnd() {
        var log =
                new Log()
                        .append(StreamId.stock(SKU, STORE), new StockReceived(Long.MAX_VALUE))
                        .append(StreamId.stock(SKU, STORE), new StockReceived(1));

        assertThat(log.folded().live().values())
                .singleElement()
                .extracting(Row::value)
                .isInstanceOfSatisfying(
                        StockLevel.class,
                        level -> assertThat(level.onHand()).isEqualTo(Long.MAX_VALUE));
    }

    @Test
    void aRegionIsItsDefinition() {
        var id = new RegionId("berlin");
        var methods = List.of(new FulfilmentMethod(FulfilmentMethod.Kind.PICKUP, 2, "17:00"));
        var log =
                new Log()
                        .append(
                                StreamId.region(id),
                                new RegionDefined("Europe/Berlin", List.of(STORE), methods));

        assertThat(log.folded().live().values())
                .extracting(Row::value)
                .containsExactly(new RegionView(id, "Europe/Berlin", List.of(STORE), methods));
    }

    @Test
    void aPromotionIsItsDefinition() {
        var id = new PromotionId("bf-26");
        var definition =
                PromotionDefinition.percentOff(
                        "Black Friday",
                        2_000,
                        List.of(new CategoryId("kitchen")),
                        List.of(new ZoneId("us-east")));
        var schedule = PromotionSchedule.of(recordedAt(100), recordedAt(200));
        var log =
                new Log()
                        .append(StreamId.promotion(id), new PromotionDefined(1, definition, null))
                        .append(StreamId.promotion(id), new PromotionScheduled(1, schedule))
                        .append(StreamId.promotion(id), new PromotionPaused(1));

        assertThat(log.folded().live().values())
                .containsExactly(
                        new Row(
                                RowKey.promotion(Log.BUCKET, id),
                                2,
                                new RunningPromotion(
                                        id,
                                        new PromotionLife(
                                                1, definition, schedule, PromotionState.PAUSED),
                                        false)));
    }

    @Test
    void zonesAndLocationsAreTheirDefinitionsAndSourcesAreNotShown() {
        var zone = new ZoneId("eu-1");
        var log =
                new Log()
                        .append(
                                StreamId.zone(zone),
                                new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS))
                        .append(
                                StreamId.location(STORE),
                                new LocationDefined(LocationKind.STORE, "Europe/Berlin", true))
                        .append(
                                StreamId.source(new SourceId("erp")),
                                new SourceDefined(List.of(Family.PRICE), VersionKind.SEQUENCE))
                        .append(
                                StreamId.zone(zone),
                                new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS))
                        .append(
                                StreamId.location(STORE),
                                new LocationDefined(LocationKind.STORE, "Europe/Berlin", false));

        assertThat(log.folded().live().values())
                .containsExactlyInAnyOrder(
                        new Row(
                                RowKey.zone(Log.BUCKET, zone),
                                0,
                                new ZoneView(zone, "EUR", 2, "Europe/Berlin", TaxDisplay.GROSS)),
                        new Row(
                                RowKey.location(Log.BUCKET, STORE),
                                4,
                                new LocationView(
                                        STORE, LocationKind.STORE, "Europe/Berlin", false)));
    }

    private static StockReserved reserved(long quantity) {
        return new StockReserved(HOLD, quantity, recordedAt(1_000));
    }
}
