package dev.aisle.command.basket;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.stock.BasketLine;
import java.util.LinkedHashMap;
import java.util.List;

/// Lines of one product and location count together: a hold on each by itself would let them pass one by
/// one where they don't together.
final class BasketLines {
    private BasketLines() {}

    static List<BasketLine> merged(List<BasketLine> lines) {
        var byStock = new LinkedHashMap<StreamId, BasketLine>();
        for (var line : lines) {
            byStock.merge(
                    StreamId.stock(line.sku(), line.location()),
                    line,
                    (one, other) ->
                            new BasketLine(
                                    one.sku(), one.location(), one.quantity() + other.quantity()));
        }
        return List.copyOf(byStock.values());
    }
}
