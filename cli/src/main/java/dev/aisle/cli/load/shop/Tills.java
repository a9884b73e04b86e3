package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import java.time.Duration;

/// Tills sell and take back; some were without a line for a while, and tell what happened then.
record Tills(ShopDay day, Dirt dirt) {
    private static final Duration LATE_MAX = Duration.ofMinutes(10);

    void sell(int product) {
        var location = day.location();
        int quantity = day.quantity();
        day.shelves().move(product, location, -quantity);
        tell(new RecordSale(day.products().get(product).sku(), location, quantity));
    }

    void takeBack(int product) {
        var location = day.location();
        day.shelves().move(product, location, 1);
        tell(new RecordReturn(day.products().get(product).sku(), location, 1));
    }

    private void tell(StockCommand movement) {
        var occurredAt =
                day.happens(Dirt.OUT_OF_ORDER_SHARE)
                        ? day.now().minusMillis(day.random().nextLong(LATE_MAX.toMillis()))
                        : null;
        dirt.send(day.envelopes().delta(movement, occurredAt));
    }
}
