package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.StockCommand.AdjustStock;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.MoveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.SetStockPolicy;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Deliveries come in, shelves are counted, goods are found, lost, damaged, and carried from one location
/// to another.
final class Warehouse {
    /// Transfers and deliveries that are under way at the least, once there were as many.
    private static final int UNDER_WAY = 20;

    private static final int DELIVERY_MIN = 12;
    private static final int DELIVERY_MAX = 49;
    private static final double LOSS_SHARE = 0.1;
    private static final double MISCOUNT_SHARE = 0.1;

    private record UnderWay(int product, DispatchTransfer transfer) {}

    private final ShopDay day;
    private final Dirt dirt;
    private final Deque<UnderWay> transfers = new ArrayDeque<>();
    private final Deque<ExpectStock> expected = new ArrayDeque<>();

    Warehouse(ShopDay day, Dirt dirt) {
        this.day = day;
        this.dirt = dirt;
    }

    void work(int product) {
        var location = day.location();
        int kind = day.random().nextInt(100);
        if (kind < 50) {
            deliver(product, location);
        } else if (kind < 62) {
            expectOrReceive(product, location);
        } else if (kind < 76) {
            count(product, location);
        } else if (kind < 84) {
            adjust(product, location);
        } else if (kind < 90) {
            damage(product, location);
        } else if (kind < 98) {
            transfer(product, location);
        } else {
            day.send(
                    day.envelopes()
                            .decision(
                                    new SetStockPolicy(
                                            day.products().get(product).sku(),
                                            location,
                                            day.random().nextInt(3),
                                            0,
                                            true)));
        }
    }

    private void deliver(int product, LocationId location) {
        int quantity = day.random().nextInt(DELIVERY_MIN, DELIVERY_MAX);
        day.shelves().move(product, location, quantity);
        dirt.send(
                day.envelopes()
                        .delta(
                                new ReceiveStock(
                                        day.products().get(product).sku(), location, quantity)));
    }

    private void expectOrReceive(int product, LocationId location) {
        if (expected.size() < UNDER_WAY) {
            var announced =
                    new ExpectStock(
                            day.products().get(product).sku(),
                            location,
                            new DeliveryId(day.envelopes().nextMessage()),
                            day.random().nextInt(DELIVERY_MIN, DELIVERY_MAX),
                            day.in(Duration.ofHours(1), Duration.ofDays(3)),
                            null);
            expected.add(announced);
            day.send(day.envelopes().decision(announced));
        } else {
            var come = expected.remove();
            dirt.send(
                    day.envelopes()
                            .delta(
                                    new ReceiveStock(
                                            come.sku(),
                                            come.location(),
                                            come.quantity(),
                                            come.deliveryId())));
        }
    }

    private void count(int product, LocationId location) {
        int believed = day.shelves().onHand(product, location);
        int missing = day.happens(MISCOUNT_SHARE) ? Math.min(believed, day.quantity()) : 0;
        day.shelves().move(product, location, -missing);
        var said = countOf(product, location, believed - missing);
        dirt.feed(
                Envelopes.STOCKTAKE,
                said,
                () -> countOf(product, location, believed + 1L),
                () -> countOf(product, location, believed + 2L));
    }

    private RecordCount countOf(int product, LocationId location, long counted) {
        return new RecordCount(
                day.products().get(product).sku(), location, counted, day.now(), null);
    }

    private void adjust(int product, LocationId location) {
        int delta = day.happens(0.5) ? -1 : 1;
        day.shelves().move(product, location, delta);
        dirt.send(
                day.envelopes()
                        .delta(
                                new AdjustStock(
                                        day.products().get(product).sku(),
                                        location,
                                        delta,
                                        delta < 0
                                                ? AdjustmentReason.MISSING
                                                : AdjustmentReason.FOUND,
                                        null)));
    }

    /// Put aside; mostly thrown away then.
    private void damage(int product, LocationId location) {
        var sku = day.products().get(product).sku();
        dirt.send(
                day.envelopes()
                        .delta(
                                new MoveStock(
                                        sku,
                                        location,
                                        1,
                                        StockCondition.AVAILABLE,
                                        StockCondition.DAMAGED)));
        if (day.happens(0.8)) {
            day.shelves().move(product, location, -1);
            dirt.send(
                    day.envelopes()
                            .delta(
                                    new AdjustStock(
                                            sku,
                                            location,
                                            -1,
                                            AdjustmentReason.DAMAGE,
                                            StockCondition.DAMAGED)));
        }
    }

    private void transfer(int product, LocationId location) {
        if (transfers.size() < UNDER_WAY) {
            var dispatched =
                    new DispatchTransfer(
                            day.products().get(product).sku(),
                            location,
                            new DeliveryId(day.envelopes().nextMessage()),
                            day.locationOtherThan(location),
                            day.quantity(),
                            day.in(Duration.ofHours(1), Duration.ofDays(3)));
            transfers.add(new UnderWay(product, dispatched));
            day.shelves().move(product, location, -(int) dispatched.quantity());
            day.send(day.envelopes().decision(dispatched));
        } else {
            receive(transfers.remove());
        }
    }

    private void receive(UnderWay underWay) {
        var transfer = underWay.transfer();
        int lost = day.happens(LOSS_SHARE) ? 1 : 0;
        int received = (int) transfer.quantity() - lost;
        day.shelves().move(underWay.product(), transfer.to(), received);
        day.send(
                day.envelopes()
                        .decision(
                                new ReceiveTransfer(
                                        transfer.sku(),
                                        transfer.to(),
                                        transfer.deliveryId(),
                                        transfer.location(),
                                        received,
                                        lost)));
    }
}
