package dev.aisle.folds;

import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.event.PriceEvent.ScheduledPriceCancelled;
import dev.aisle.contracts.event.ProductEvent.ProductChanged;
import dev.aisle.contracts.event.ProductEvent.ProductDiscontinued;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import java.util.List;
import java.util.Random;

/// A log of few keys and much traffic: prices before products, products that move between categories
/// and back, the same said again.
final class RandomLog {
    private static final List<ZoneId> ZONES = List.of(new ZoneId("z-1"), new ZoneId("z-2"));
    private static final List<String[]> PATHS =
            List.of(
                    new String[] {"all", "a"},
                    new String[] {"all", "b"},
                    new String[] {"c"},
                    new String[] {"all", "a", "b"});

    private RandomLog() {}

    static Log of(Random random, int events) {
        var log = new Log();
        while (log.events().size() < events) {
            append(log, log.events().size(), random);
        }
        return log;
    }

    private static void append(Log log, int offset, Random random) {
        var sku = new Sku("SKU-" + random.nextInt(2));
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var location = new LocationId("l-" + random.nextInt(2));
        var hold = new ReservationId("r-" + random.nextInt(3));
        long quantity = 1 + random.nextInt(5);
        switch (random.nextInt(14)) {
            case 0, 1 ->
                    log.append(
                            StreamId.product(sku),
                            Log.product(
                                    "T" + random.nextInt(2),
                                    PATHS.get(random.nextInt(PATHS.size()))));
            case 11 ->
                    log.append(
                            StreamId.product(sku),
                            new ProductDiscontinued(List.of(new CategoryId("all")), null));
            case 12 ->
                    log.append(
                            StreamId.product(sku),
                            ProductChanged.of(
                                    Log.product(
                                                    "T" + random.nextInt(2),
                                                    PATHS.get(random.nextInt(PATHS.size())))
                                            .description(),
                                    null));
            case 2, 3, 4 -> log.append(StreamId.price(sku, zone), price(offset, random));
            case 13 ->
                    log.append(
                            StreamId.price(sku, zone),
                            switch (random.nextInt(4)) {
                                case 0 -> new PriceWithdrawn(Log.recordedAt(offset), null);
                                case 1 -> new PriceReinstated(Log.recordedAt(offset));
                                case 2 -> cancelled(offset, random);
                                default -> announced(offset);
                            });
            case 5 ->
                    log.append(
                            StreamId.price(sku, zone),
                            new PriceHeldForApproval(
                                    PriceKind.LIST,
                                    Log.usd(1),
                                    Log.recordedAt(offset),
                                    null,
                                    null));
            case 6 -> log.append(StreamId.stock(sku, location), new StockReceived(quantity));
            case 7 -> log.append(StreamId.stock(sku, location), new StockSold(quantity));
            case 8 ->
                    log.append(
                            StreamId.stock(sku, location),
                            random.nextBoolean()
                                    ? new StockReserved(hold, quantity, Log.recordedAt(offset + 60))
                                    : new ReservationReleased(hold, quantity));
            case 9 ->
                    log.append(
                            StreamId.promotion(new PromotionId("p-" + random.nextInt(2))),
                            new PromotionDefined(
                                    1,
                                    PromotionDefinition.percentOff(
                                            "P",
                                            1000 * (1 + random.nextInt(2)),
                                            List.of(new CategoryId("a")),
                                            List.of()),
                                    PromotionSchedule.of(Log.BEGIN, null)));
            default -> {
                log.append(
                        StreamId.zone(zone),
                        new ZoneDefined(
                                "EUR", 2, "Europe/Berlin", TaxDisplay.values()[random.nextInt(2)]));
                log.append(
                        StreamId.location(location),
                        new LocationDefined(LocationKind.STORE, "UTC", random.nextBoolean()));
            }
        }
    }

    private static Event cancelled(int offset, Random random) {
        var from = Log.recordedAt(offset + random.nextInt(5) - 2);
        return new ScheduledPriceCancelled(
                random.nextBoolean() ? PriceKind.LIST : PriceKind.SALE,
                null,
                null,
                from,
                random.nextBoolean() ? null : from.plusSeconds(5),
                List.of());
    }

    private static Event announced(int offset) {
        var from = Log.recordedAt(offset);
        return new PriceReductionAnnounced(
                1000,
                Log.usd(90),
                from,
                null,
                Log.usd(100),
                from.minusSeconds(60),
                from,
                false,
                new ReferenceProof(1, from, from, PriceKind.LIST, null, null, null, null));
    }

    private static Event price(int offset, Random random) {
        var from = Log.recordedAt(offset + random.nextInt(5) - 2);
        return Log.price(
                random.nextBoolean() ? PriceKind.LIST : PriceKind.SALE,
                100 * (1 + random.nextInt(3)),
                from,
                random.nextBoolean() ? null : from.plusSeconds(1 + random.nextInt(20)));
    }
}
