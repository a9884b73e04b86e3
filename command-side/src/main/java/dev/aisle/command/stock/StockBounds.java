package dev.aisle.command.stock;

import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.AdjustStock;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CancelDelivery;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.MarkTransferAnnounced;
import dev.aisle.contracts.command.StockCommand.MoveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.SetStockPolicy;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.command.StockCommand.Ship;
import java.util.Optional;

/// What is wrong with a command on stock whatever the state.
final class StockBounds {
    private StockBounds() {}

    static Optional<Refusal> malformed(StockCommand command) {
        return switch (command) {
            case ReceiveStock receive -> quantity(receive.quantity());
            case RecordSale sale -> quantity(sale.quantity());
            case RecordReturn returned -> quantity(returned.quantity());
            case AdjustStock adjust ->
                    Refusal.unless(
                            adjust.delta() != 0
                                    && Math.abs(adjust.delta()) <= StockCommand.QUANTITY_MAX
                                    && adjust.delta() != Long.MIN_VALUE,
                            "data.delta",
                            "-1000000000 to 1000000000, and not 0");
            case RecordCount count ->
                    orZero("data.counted", count.counted()).or(() -> watermark(count));
            case MoveStock move ->
                    quantity(move.quantity())
                            .or(
                                    () ->
                                            Refusal.unless(
                                                    move.from() != move.to(),
                                                    "data.to",
                                                    "another condition than from"));
            case SetStockPolicy set ->
                    orZero("data.safetyStock", set.safetyStock())
                            .or(() -> orZero("data.backorderLimit", set.backorderLimit()));
            case ReserveStock reserve -> quantity(reserve.quantity());
            case Ship ship -> quantity(ship.quantity());
            case ExpectStock expect ->
                    quantity(expect.quantity())
                            .or(
                                    () ->
                                            Refusal.unless(
                                                    !expect.location().equals(expect.from()),
                                                    "data.from",
                                                    "another location"));
            case DispatchTransfer dispatch ->
                    quantity(dispatch.quantity())
                            .or(
                                    () ->
                                            Refusal.unless(
                                                    !dispatch.to().equals(dispatch.location()),
                                                    "data.to",
                                                    "another location"));
            case ReceiveTransfer receive -> malformed(receive);
            case CancelDelivery _,
                    ExtendReservation _,
                    ReleaseReservation _,
                    CommitReservation _,
                    CancelCommitment _,
                    MarkTransferAnnounced _,
                    SettleTransfer _ ->
                    Optional.empty();
        };
    }

    private static Optional<Refusal> malformed(ReceiveTransfer receive) {
        return orZero("data.received", receive.received())
                .or(() -> orZero("data.lost", receive.lost()))
                .or(
                        () ->
                                Refusal.unless(
                                        receive.received() + receive.lost() > 0,
                                        "data.received",
                                        "1 or more, together with lost"))
                .or(
                        () ->
                                Refusal.unless(
                                        !receive.from().equals(receive.location()),
                                        "data.from",
                                        "another location"));
    }

    private static Optional<Refusal> watermark(RecordCount count) {
        var watermark = count.watermark();
        return Refusal.unless(
                watermark == null || !watermark.isAfter(count.asOf()),
                "data.watermark",
                "not after asOf, " + count.asOf());
    }

    private static Optional<Refusal> quantity(long quantity) {
        return Refusal.unless(
                quantity >= 1 && quantity <= StockCommand.QUANTITY_MAX,
                "data.quantity",
                "1 to " + StockCommand.QUANTITY_MAX);
    }

    private static Optional<Refusal> orZero(String field, long quantity) {
        return Refusal.unless(
                quantity >= 0 && quantity <= StockCommand.QUANTITY_MAX,
                field,
                "0 to " + StockCommand.QUANTITY_MAX);
    }
}
