package dev.aisle.folds;

import static dev.aisle.folds.Log.list;
import static dev.aisle.folds.Log.price;
import static dev.aisle.folds.Log.product;
import static dev.aisle.folds.Log.recordedAt;
import static dev.aisle.folds.Log.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.view.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfferProjectionTest {
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId EAST = new ZoneId("us-east");
    private static final ZoneId WEST = new ZoneId("us-west");
    private static final StreamId PRODUCT = StreamId.product(SKU);
    private static final StreamId EAST_PRICE = StreamId.price(SKU, EAST);
    private static final StreamId WEST_PRICE = StreamId.price(SKU, WEST);

    @Test
    void anOfferIsThereOnceProductAndPriceAre() {
        var log = new Log().append(PRODUCT, product("Kettle", "kitchen", "kettles"));
        assertThat(offer(log, EAST)).isEmpty();

        log.append(
                EAST_PRICE,
                list(1299, recordedAt(1)),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(offer(log, EAST))
                .contains(
                        new Offer(
                                SKU,
                                EAST,
                                "Kettle",
                                new BrandId("acme"),
                                List.of(new CategoryId("kitchen"), new CategoryId("kettles")),
                                null,
                                List.of(segment(PriceKind.LIST, 1299, 1)),
                                1,
                                recordedAt(1),
                                "0af7651916cd43dd8448eb211c80319c",
                                null,
                                null,
                                null));
        assertThat(offer(log, WEST)).isEmpty();
    }

    @Test
    void whatIsDiscontinuedIsInNoListingAndKeepsItsPrices() {
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(
                                PRODUCT,
                                new ProductDiscontinued(List.of(new CategoryId("kitchen")), null))
                        .append(EAST_PRICE, list(1199, recordedAt(3)));

        assertThat(offer(log, EAST).map(Offer::inListings)).contains(false);
        assertThat(log.folded().live().keySet())
                .noneMatch(key -> key.table() == Table.TILE)
                .contains(RowKey.offer(SKU, EAST));

        log.append(PRODUCT, product("Kettle", "kitchen"));
        assertThat(offer(log, EAST).orElseThrow().inListings()).isTrue();
        assertThat(offer(log, EAST).orElseThrow().segments())
                .contains(segment(PriceKind.LIST, 1199, 3));
        assertThat(log.folded().live().keySet()).anyMatch(key -> key.table() == Table.TILE);
    }

    @Test
    void aPriceBeforeItsProductWaitsForIt() {
        var log =
                new Log()
                        .append(EAST_PRICE, list(1299, recordedAt(0)))
                        .append(EAST_PRICE, list(1199, recordedAt(1)))
                        .append(WEST_PRICE, list(1399, recordedAt(2)));
        assertThat(log.folded().live().keySet()).containsExactly(RowKey.product(SKU));

        log.append(PRODUCT, product("Kettle", "kitchen"));

        assertThat(offer(log, EAST).orElseThrow().segments())
                .contains(segment(PriceKind.LIST, 1199, 1))
                .noneMatch(s -> s.until() == null && s.price().minor() == 1299);
        assertThat(offer(log, WEST).orElseThrow().offset()).isEqualTo(3);
    }

    @Test
    void everyCategoryOfThePathHasATile() {
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen", "kettles"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(WEST_PRICE, list(1399, recordedAt(2)));

        assertThat(tiles(log))
                .containsExactlyInAnyOrder(
                        "kitchen/us-east/SKU-1",
                        "kettles/us-east/SKU-1",
                        "kitchen/us-west/SKU-1",
                        "kettles/us-west/SKU-1");
        assertThat(log.folded().read(RowKey.tile(new CategoryId("kettles"), EAST, SKU)))
                .extracting(Row::value)
                .isEqualTo(offer(log, EAST).orElseThrow());
    }

    @Test
    void aDescriptionThatChangesReachesEveryZoneAndMovesTheTiles() {
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen", "kettles"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(WEST_PRICE, list(1399, recordedAt(2)))
                        .append(PRODUCT, product("Red kettle", "kitchen", "red-things"));

        assertThat(offer(log, EAST).orElseThrow().title()).isEqualTo("Red kettle");
        assertThat(offer(log, WEST).orElseThrow().offset()).isEqualTo(3);
        assertThat(offer(log, WEST).orElseThrow().segments())
                .containsExactly(segment(PriceKind.LIST, 1399, 2));
        assertThat(tiles(log))
                .containsExactlyInAnyOrder(
                        "kitchen/us-east/SKU-1",
                        "red-things/us-east/SKU-1",
                        "kitchen/us-west/SKU-1",
                        "red-things/us-west/SKU-1");
        assertThat(log.folded().read(RowKey.tile(new CategoryId("kettles"), EAST, SKU)))
                .as("deleted with the offset of the event that moved it")
                .isEqualTo(new Row(RowKey.tile(new CategoryId("kettles"), EAST, SKU), 3, null));
    }

    @Test
    void aHeldPriceAndARepeatedOneAreNotWritten() {
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(
                                EAST_PRICE,
                                new PriceHeldForApproval(
                                        PriceKind.LIST, usd(1), recordedAt(2), null, null))
                        .append(
                                EAST_PRICE,
                                new SourceVersionAdvanced(
                                        new SourceStamp(
                                                SourceVersion.sequenced(new SourceId("erp"), 1, 7),
                                                42)))
                        .append(PRODUCT, product("Kettle", "kitchen"))
                        .append(StreamId.stock(SKU, new LocationId("s")), new StockReceived(3));

        assertThat(offer(log, EAST).orElseThrow().offset()).isEqualTo(1);
        assertThat(log.folded().read(RowKey.product(SKU))).extracting(Row::offset).isEqualTo(1L);
    }

    @Test
    void presentAndComingSegmentsAreShownAndEndedOnesAreNot() {
        var tomorrow = recordedAt(1).plus(Duration.ofDays(1));
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(
                                EAST_PRICE,
                                price(
                                        PriceKind.SALE,
                                        999,
                                        tomorrow,
                                        tomorrow.plus(Duration.ofHours(1))))
                        .append(
                                EAST_PRICE,
                                price(
                                        PriceKind.SALE,
                                        899,
                                        recordedAt(0).minusSeconds(60),
                                        recordedAt(0).minusSeconds(30)))
                        .append(EAST_PRICE, list(1099, recordedAt(4)));

        assertThat(offer(log, EAST).orElseThrow().segments())
                .containsExactly(
                        new PriceSegment(PriceKind.LIST, usd(1299), recordedAt(1), recordedAt(4)),
                        segment(PriceKind.LIST, 1099, 4),
                        new PriceSegment(
                                PriceKind.SALE,
                                usd(999),
                                tomorrow,
                                tomorrow.plus(Duration.ofHours(1))));
    }

    @Test
    void aPriceThatComesLaterLeavesThePresentOne() {
        var tomorrow = recordedAt(1).plus(Duration.ofDays(1));
        var log =
                new Log()
                        .append(PRODUCT, product("Kettle", "kitchen"))
                        .append(EAST_PRICE, list(1299, recordedAt(1)))
                        .append(EAST_PRICE, list(1399, tomorrow));

        assertThat(offer(log, EAST).orElseThrow().segments())
                .containsExactly(
                        new PriceSegment(PriceKind.LIST, usd(1299), recordedAt(1), tomorrow),
                        new PriceSegment(PriceKind.LIST, usd(1399), tomorrow, null));
    }

    @Test
    void aPriceThatChangesAllTheTimeKeepsItsRowSmall() {
        var log = new Log().append(PRODUCT, product("Kettle", "kitchen"));
        var at = recordedAt(1_000);
        for (int i = 0; i < 100; i++) {
            log.append(EAST_PRICE, list(1000 + i, at.plusMillis(i)));
        }
        log.append(EAST_PRICE, list(7, recordedAt(101)));

        assertThat(offer(log, EAST).orElseThrow().segments()).hasSize(1);
        var fast = new Log().append(PRODUCT, product("Kettle", "kitchen"));
        for (int i = 0; i < 100; i++) {
            fast.append(EAST_PRICE, list(1000 + i, recordedAt(i).minusMillis(100 - i)));
        }
        assertThat(offer(fast, EAST).orElseThrow().segments()).hasSizeLessThanOrEqualTo(6);
    }

    private static PriceSegment segment(PriceKind kind, long minor, long fromOffset) {
        return new PriceSegment(kind, usd(minor), recordedAt(fromOffset), null);
    }

    private static Optional<Offer> offer(Log log, ZoneId zone) {
        var row = log.folded().read(RowKey.offer(SKU, zone));
        return Optional.ofNullable(row).map(Row::value).map(Offer.class::cast);
    }

    private static Set<String> tiles(Log log) {
        return log.folded().live().keySet().stream()
                .filter(key -> key.table() == Table.TILE)
                .map(key -> String.join("/", key.values().stream().map(Object::toString).toList()))
                .collect(Collectors.toSet());
    }
}
