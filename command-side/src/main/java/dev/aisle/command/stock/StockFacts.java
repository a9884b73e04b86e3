package dev.aisle.command.stock;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.StockCommand.AdjustStock;
import dev.aisle.contracts.command.StockCommand.MoveStock;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.SetStockPolicy;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.StockAdjusted;
import dev.aisle.contracts.event.StockEvent.StockCounted;
import dev.aisle.contracts.event.StockEvent.StockMoved;
import dev.aisle.contracts.event.StockEvent.StockPolicySet;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.StockCondition;
import dev.aisle.contracts.stock.StockPolicy;
import java.time.Instant;
import java.util.List;

/// What has happened to goods, and is never refused for want of stock.
final class StockFacts {
    private StockFacts() {}

    static Decision<StockEvent> sell(RecordSale sale, Instant at, Stock stock) {
        return moved(new StockSold(sale.quantity(), at), -sale.quantity(), at, stock);
    }

    static Decision<StockEvent> takeBack(RecordReturn returned, Instant at, Stock stock) {
        return moved(new StockReturned(returned.quantity(), at), returned.quantity(), at, stock);
    }

    static Decision<StockEvent> adjust(AdjustStock adjust, Instant at, Stock stock) {
        var condition = adjust.condition() == null ? StockCondition.AVAILABLE : adjust.condition();
        return lacks(condition, -adjust.delta(), stock)
                ? lacking("data.delta", condition, stock)
                : moved(
                        new StockAdjusted(adjust.delta(), adjust.reason(), condition, at),
                        adjust.delta(),
                        at,
                        stock);
    }

    static Decision<StockEvent> move(MoveStock move, Stock stock) {
        return lacks(move.from(), move.quantity(), stock)
                ? lacking("data.quantity", move.from(), stock)
                : Decision.accept(new StockMoved(move.quantity(), move.from(), move.to()));
    }

    static Decision<StockEvent> set(SetStockPolicy set, Stock stock) {
        var policy = new StockPolicy(set.safetyStock(), set.backorderLimit(), set.sellable());
        return policy.equals(stock.policy())
                ? Decision.accept()
                : Decision.accept(
                        new StockPolicySet(
                                policy.safetyStock(), policy.backorderLimit(), policy.sellable()));
    }

    /// A movement as it becomes known. A count that had seen it already stands: it takes back what the
    /// movement would add.
    static Decision<StockEvent> moved(StockEvent event, long delta, Instant at, Stock stock) {
        var count = stock.count();
        return count == null || at.isAfter(count.watermark())
                ? Decision.accept(event)
                : Decision.accept(
                        List.of(
                                event,
                                new StockCounted(
                                        count.counted(),
                                        count.asOf(),
                                        count.watermark(),
                                        -delta,
                                        count.source())));
    }

    /// What is set aside can't become less than nothing; what is available can, since facts are.
    private static boolean lacks(StockCondition condition, long taken, Stock stock) {
        return condition != StockCondition.AVAILABLE && stock.quantities().in(condition) < taken;
    }

    private static Decision<StockEvent> lacking(
            String field, StockCondition condition, Stock stock) {
        return Decision.refuse(
                Refusal.at(
                        field,
                        Code.INSUFFICIENT_STOCK,
                        stock.quantities().in(condition) + " are " + condition));
    }
}
