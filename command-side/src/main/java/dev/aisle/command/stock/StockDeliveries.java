package dev.aisle.command.stock;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.StockCommand.CancelDelivery;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.MarkTransferAnnounced;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.DeliveryCancelled;
import dev.aisle.contracts.event.StockEvent.StockExpected;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.TransferAnnounced;
import dev.aisle.contracts.event.StockEvent.TransferDispatched;
import dev.aisle.contracts.event.StockEvent.TransferReceived;
import dev.aisle.contracts.event.StockEvent.TransferSettled;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goods under way. A transfer is in two streams: dispatched in one, announced and received in the other,
/// settled in both; it may be received before it is announced.
final class StockDeliveries {
    /// Deliveries that a stream remembers.
    private static final int COUNT_MAX = 1_000;

    private StockDeliveries() {}

    static Decision<StockEvent> expect(ExpectStock expect, Stock stock) {
        var known = stock.deliveries().get(expect.deliveryId());
        if (known == null) {
            return stock.deliveries().size() >= COUNT_MAX
                    ? full()
                    : Decision.accept(
                            new StockExpected(
                                    expect.deliveryId(),
                                    expect.quantity(),
                                    expect.expectedAt(),
                                    expect.from()));
        }
        if (known.phase() == Delivery.Phase.CANCELLED) {
            return isIn(known);
        }
        boolean same =
                Objects.equals(known.other(), expect.from())
                        && known.quantity() == expect.quantity()
                        && expect.expectedAt().equals(known.expectedAt());
        boolean here =
                known.phase() == Delivery.Phase.RECEIVED || known.phase() == Delivery.Phase.SETTLED;
        return same || here && Objects.equals(known.other(), expect.from())
                ? Decision.accept()
                : isIn(known);
    }

    static Decision<StockEvent> cancel(CancelDelivery cancel, Instant at, Stock stock) {
        var known = stock.deliveries().get(cancel.deliveryId());
        if (known == null) {
            return Decision.refuse(
                    Refusal.at(
                            "data.deliveryId",
                            Code.NOT_FOUND,
                            "no delivery " + cancel.deliveryId() + " was announced here"));
        }
        if (known.phase() == Delivery.Phase.CANCELLED) {
            return Decision.accept();
        }
        return known.phase() == Delivery.Phase.EXPECTED && known.other() == null
                ? Decision.accept(new DeliveryCancelled(cancel.deliveryId(), known.quantity(), at))
                : isIn(known);
    }

    static Decision<StockEvent> receive(ReceiveStock receive, Instant at, Stock stock) {
        var id = receive.deliveryId();
        var known = id == null ? null : stock.deliveries().get(id);
        if (known != null && known.other() != null) {
            return isIn(known);
        }
        return StockFacts.moved(
                new StockReceived(receive.quantity(), at, id, expected(known)),
                receive.quantity(),
                at,
                stock);
    }

    static Decision<StockEvent> dispatch(DispatchTransfer dispatch, Instant at, Stock stock) {
        var known = stock.deliveries().get(dispatch.deliveryId());
        if (known != null) {
            return dispatch.to().equals(known.other()) && known.quantity() == dispatch.quantity()
                    ? Decision.accept()
                    : isIn(known);
        }
        return stock.deliveries().size() >= COUNT_MAX
                ? full()
                : StockFacts.moved(
                        new TransferDispatched(
                                dispatch.deliveryId(),
                                dispatch.to(),
                                dispatch.quantity(),
                                dispatch.expectedAt(),
                                at),
                        -dispatch.quantity(),
                        at,
                        stock);
    }

    static Decision<StockEvent> announced(MarkTransferAnnounced mark, Stock stock) {
        var known = stock.deliveries().get(mark.deliveryId());
        return known != null && known.phase() == Delivery.Phase.DISPATCHED
                ? Decision.accept(new TransferAnnounced(mark.deliveryId()))
                : Decision.accept();
    }

    static Decision<StockEvent> receive(ReceiveTransfer receive, Instant at, Stock stock) {
        var known = stock.deliveries().get(receive.deliveryId());
        if (known != null && known.phase() != Delivery.Phase.EXPECTED) {
            return receive.from().equals(known.other())
                            && known.received() == receive.received()
                            && known.lost() == receive.lost()
                    ? Decision.accept()
                    : isIn(known);
        }
        if (known != null && !receive.from().equals(known.other())) {
            return isIn(known);
        }
        var expected = expected(known);
        var event =
                new TransferReceived(
                        receive.deliveryId(),
                        receive.from(),
                        receive.received(),
                        receive.lost(),
                        expected == null ? 0 : expected,
                        at);
        return receive.received() == 0
                ? Decision.accept(event)
                : StockFacts.moved(event, receive.received(), at, stock);
    }

    static Decision<StockEvent> settle(SettleTransfer settle, Instant at, Stock stock) {
        var known = stock.deliveries().get(settle.deliveryId());
        if (known == null) {
            return unknown(settle.deliveryId());
        }
        return switch (known.phase()) {
            case DISPATCHED, ANNOUNCED, RECEIVED ->
                    Decision.accept(
                            new TransferSettled(
                                    settle.deliveryId(), settle.received(), settle.lost(), at));
            case SETTLED -> Decision.accept();
            case EXPECTED, CANCELLED -> isIn(known);
        };
    }

    private static @Nullable Long expected(@Nullable Delivery known) {
        return known != null && known.phase() == Delivery.Phase.EXPECTED
                ? (Long) known.quantity()
                : null;
    }

    private static Decision<StockEvent> isIn(Delivery known) {
        var other = known.other() == null ? "" : ", with " + known.other();
        return Decision.refuse(
                Refusal.at(
                        "data.deliveryId",
                        Code.INVALID_TRANSITION,
                        "the delivery " + known.id() + " is " + known.phase() + other));
    }

    private static Decision<StockEvent> unknown(DeliveryId id) {
        return Decision.refuse(
                Refusal.at("data.deliveryId", Code.NOT_FOUND, "no delivery " + id + " left here"));
    }

    private static Decision<StockEvent> full() {
        return Decision.refuse(
                Code.INVALID_TRANSITION,
                COUNT_MAX + " deliveries are remembered here already, the most that are kept");
    }
}
