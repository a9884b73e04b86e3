package dev.aisle.command.stock;

import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.Process;
import dev.aisle.command.process.StepRefusedException;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.MarkTransferAnnounced;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells the other location of a transfer: that goods are under way to it, or that its goods have come. Where
/// the other one doesn't take it (it isn't defined, or hasn't said yet that it dispatched), it is told again
/// later, and the other transfers go on.
public final class TransferProcess implements Process {
    private final StreamReader streams;
    private final CommandSender commands;

    public TransferProcess(StreamReader streams, CommandSender commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Family family() {
        return Family.STOCK;
    }

    @Override
    public void advance(StreamId stream) throws InterruptedException {
        var sku = new Sku(stream.key());
        var here = new LocationId(Objects.requireNonNull(stream.qualifier(), "a location"));
        @Nullable StepRefusedException refused = null;
        for (var delivery : streams.read(stream, Stock.class).state().deliveries().work()) {
            try {
                carry(stream, sku, here, delivery);
            } catch (StepRefusedException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void carry(StreamId stream, Sku sku, LocationId here, Delivery delivery)
            throws InterruptedException {
        if (delivery.phase() == Delivery.Phase.DISPATCHED) {
            announce(stream, sku, here, delivery);
        } else {
            settle(stream, sku, here, delivery);
        }
    }

    private void announce(StreamId stream, Sku sku, LocationId here, Delivery delivery)
            throws InterruptedException {
        var expect =
                new ExpectStock(
                        sku,
                        other(delivery),
                        delivery.id(),
                        delivery.quantity(),
                        Objects.requireNonNull(delivery.expectedAt(), "dispatched with a time"),
                        here);
        taken(commands.send(stream, expect, null));
        taken(commands.send(stream, new MarkTransferAnnounced(sku, here, delivery.id()), null));
    }

    private void settle(StreamId stream, Sku sku, LocationId here, Delivery delivery)
            throws InterruptedException {
        var id = delivery.id();
        long received = delivery.received();
        long lost = delivery.lost();
        taken(
                commands.send(
                        stream,
                        new SettleTransfer(sku, other(delivery), id, received, lost),
                        null));
        taken(commands.send(stream, new SettleTransfer(sku, here, id, received, lost), null));
    }

    private static LocationId other(Delivery delivery) {
        return Objects.requireNonNull(delivery.other(), "a transfer has another location");
    }

    private static void taken(Receipt receipt) {
        if (receipt.code() != Code.ACCEPTED) {
            throw new StepRefusedException("a location did not take it", receipt.code());
        }
    }
}
