package dev.aisle.cli.load.shop;

import dev.aisle.contracts.command.BasketCommand.CommitBasket;
import dev.aisle.contracts.command.BasketCommand.OpenBasket;
import dev.aisle.contracts.command.BasketCommand.ReleaseBasket;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.stock.BasketLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/// Buyers reserve several products at once, all or none, and commit or release all of it.
final class Baskets {
    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final int LINES_MAX = 4;

    /// A basket is confirmed soon after it is opened, not at once: it is only ended when so many were
    /// opened after it.
    private static final int OPEN = 150;

    private final ShopDay day;
    private final Deque<BasketId> open = new ArrayDeque<>();

    Baskets(ShopDay day) {
        this.day = day;
    }

    void next(int product) {
        if (open.size() < OPEN) {
            open(product);
        } else {
            end(open.remove());
        }
    }

    private void open(int product) {
        var basket = new BasketId(day.envelopes().nextMessage());
        var lines = new ArrayList<BasketLine>();
        int count = day.random().nextInt(2, LINES_MAX + 1);
        for (int i = 0; i < count; i++) {
            var other = day.products().get((product + i) % day.products().size());
            lines.add(new BasketLine(other.sku(), day.location(), day.quantity()));
        }
        open.add(basket);
        day.send(day.envelopes().decision(new OpenBasket(basket, lines, day.now().plus(HOLD))));
    }

    private void end(BasketId basket) {
        day.send(
                day.envelopes()
                        .decision(
                                day.happens(0.7)
                                        ? new CommitBasket(basket, new OrderId(basket.value()))
                                        : new ReleaseBasket(basket)));
    }
}
