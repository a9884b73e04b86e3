package dev.aisle.command.stock;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
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
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves stock, grants holds on it, and commits and ships them. Facts are never refused for want of stock; a
/// hold is granted only if what is available covers it (P7).
public final class StockDecider implements Decider<StockCommand, Stock, StockEvent> {
    private static final int STOCK_BYTES = 600;

    /// The reservation, its id, and its places by name and by time.
    private static final int RESERVATION_BYTES = 400;

    private static final int DELIVERY_BYTES = 300;
    private static final int MOVEMENT_BYTES = 16;

    @Override
    public Stock initialState() {
        return Stock.NONE;
    }

    @Override
    public Optional<Refusal> malformed(StockCommand command) {
        return StockBounds.malformed(command);
    }

    @Override
    public Decision<StockEvent> decide(Stamped<StockCommand> stamped, Stock stock) {
        var unfit = unfit(stamped);
        return unfit == null ? fit(stamped, stock) : Decision.refuse(unfit);
    }

    private static Decision<StockEvent> fit(Stamped<StockCommand> stamped, Stock stock) {
        return switch (stamped.command()) {
            case ReceiveStock receive -> StockDeliveries.receive(receive, movedAt(stamped), stock);
            case RecordSale sale -> StockFacts.sell(sale, movedAt(stamped), stock);
            case RecordReturn returned -> StockFacts.takeBack(returned, movedAt(stamped), stock);
            case AdjustStock adjust -> StockFacts.adjust(adjust, movedAt(stamped), stock);
            case MoveStock move -> StockFacts.move(move, stock);
            case RecordCount count -> StockCounts.record(count, stamped, stock);
            case SetStockPolicy set -> StockFacts.set(set, stock);
            case ReserveStock reserve -> StockHolds.reserve(reserve, stamped, stock);
            case ExtendReservation extend -> StockHolds.extend(extend, stamped.decidedAt(), stock);
            case ReleaseReservation release ->
                    StockHolds.release(release, stamped.decidedAt(), stock);
            case CommitReservation commit -> StockCommitments.commit(commit, stamped, stock);
            case Ship ship -> StockCommitments.ship(ship, movedAt(stamped), stock);
            case CancelCommitment cancel ->
                    StockCommitments.cancel(cancel, movedAt(stamped), stock);
            case ExpectStock expect -> StockDeliveries.expect(expect, stock);
            case CancelDelivery cancel -> StockDeliveries.cancel(cancel, movedAt(stamped), stock);
            case DispatchTransfer dispatch ->
                    StockDeliveries.dispatch(dispatch, movedAt(stamped), stock);
            case ReceiveTransfer receive ->
                    StockDeliveries.receive(receive, movedAt(stamped), stock);
            case MarkTransferAnnounced mark -> StockDeliveries.announced(mark, stock);
            case SettleTransfer settle -> StockDeliveries.settle(settle, movedAt(stamped), stock);
        };
    }

    @Override
    public Stock evolve(Stock stock, StockEvent event) {
        return StockHistory.evolve(stock, event);
    }

    @Override
    public Stock trimmed(Stock stock, Instant at) {
        return stock.trimmedAt(at);
    }

    /// The next hold that ends, or at once if another location is to be told of a transfer.
    @Override
    public Optional<Instant> dueAt(Stock stock) {
        var next = stock.reservations().next();
        var work = stock.deliveries().workSince();
        if (next == null || work != null && work.isBefore(next.expiresAt())) {
            return Optional.ofNullable(work);
        }
        return Optional.of(next.expiresAt());
    }

    @Override
    public List<StockEvent> elapse(Stock stock, Instant at, int limit) {
        return stock.reservations().overAt(at, limit).stream()
                .<StockEvent>map(over -> new ReservationExpired(over.id(), over.quantity()))
                .toList();
    }

    @Override
    public StateCodec<Stock, ?> snapshots() {
        return StockSnapshot.CODEC;
    }

    @Override
    public long weight(Stock stock) {
        return STOCK_BYTES
                + (long) RESERVATION_BYTES * stock.reservations().size()
                + (long) DELIVERY_BYTES * stock.deliveries().size()
                + (long) MOVEMENT_BYTES * stock.movements().size();
    }

    /// When goods moved: as who says it says, but not after now.
    private static Instant movedAt(Stamped<StockCommand> stamped) {
        var occurred = stamped.occurredAt();
        return occurred != null && occurred.isBefore(stamped.decidedAt())
                ? occurred
                : Instant.ofEpochMilli(stamped.decidedAt().toEpochMilli());
    }

    private static @Nullable Refusal unfit(Stamped<StockCommand> stamped) {
        var command = stamped.command();
        if (stamped.references().location() == null) {
            return Refusal.at(
                    "location",
                    Code.LOCATION_UNKNOWN,
                    "define the location first: PUT /v1/locations/" + command.location());
        }
        return stamped.references().productKnown()
                ? null
                : Refusal.at(
                        "sku",
                        Code.NOT_FOUND,
                        "introduce the product first: PUT /v1/products/" + command.sku());
    }
}
