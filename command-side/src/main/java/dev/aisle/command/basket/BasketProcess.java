package dev.aisle.command.basket;

import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.Process;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.contracts.command.BasketCommand.CloseBasket;
import dev.aisle.contracts.command.BasketCommand.ConfirmBasket;
import dev.aisle.contracts.command.BasketCommand.RefuseBasket;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.stock.BasketLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Has the lines of a basket reserved, committed or given back in their own streams, all at once, and the
/// outcome recorded in the basket's. Others may see a part of its holds meanwhile.
public final class BasketProcess implements Process {
    private static final int STEPS_MAX = 4;

    private final StreamReader streams;
    private final CommandSender commands;

    public BasketProcess(StreamReader streams, CommandSender commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Family family() {
        return Family.BASKET;
    }

    @Override
    public void advance(StreamId stream) throws InterruptedException {
        var id = new BasketId(stream.key());
        for (int i = 0; i < STEPS_MAX; i++) {
            var basket = streams.read(stream, Basket.class).state();
            boolean goesOn =
                    switch (basket.phase()) {
                        case OPENED -> reserve(stream, id, basket);
                        case COMMITTING -> commit(stream, id, basket);
                        case RELEASING -> giveBack(stream, id, basket);
                        case CONFIRMED, COMMITTED, RELEASED -> false;
                        case null -> false;
                    };
            if (!goesOn) {
                return;
            }
        }
        throw new UnfinishedException("the basket keeps changing");
    }

    private boolean reserve(StreamId stream, BasketId id, Basket basket)
            throws InterruptedException {
        var receipts =
                all(
                        stream,
                        basket,
                        line ->
                                new ReserveStock(
                                        line.sku(),
                                        line.location(),
                                        hold(id),
                                        line.quantity(),
                                        basket.expiresAt()));
        int refused = firstRefused(receipts);
        if (refused >= 0) {
            send(stream, refusal(id, refused, receipts.get(refused)));
            return true;
        }
        if (commands.send(stream, new ConfirmBasket(id), null).code() == Code.ACCEPTED) {
            return false;
        }
        // Another instance found a line refused, and has given back what it saw.
        release(stream, id, basket);
        return true;
    }

    private boolean commit(StreamId stream, BasketId id, Basket basket)
            throws InterruptedException {
        OrderId order = Objects.requireNonNull(basket.orderId(), "of a commit");
        var receipts =
                all(
                        stream,
                        basket,
                        line ->
                                new CommitReservation(
                                        line.sku(), line.location(), hold(id), order));
        int refused = firstRefused(receipts);
        send(
                stream,
                refused < 0 ? new CloseBasket(id) : refusal(id, refused, receipts.get(refused)));
        return refused >= 0;
    }

    private boolean giveBack(StreamId stream, BasketId id, Basket basket)
            throws InterruptedException {
        release(stream, id, basket);
        send(stream, new CloseBasket(id));
        return false;
    }

    /// Lines that hold nothing answer with a refusal, which is as good.
    private void release(StreamId stream, BasketId id, Basket basket) throws InterruptedException {
        all(stream, basket, line -> new ReleaseReservation(line.sku(), line.location(), hold(id)));
        if (basket.orderId() != null) {
            all(
                    stream,
                    basket,
                    line -> new CancelCommitment(line.sku(), line.location(), hold(id)));
        }
    }

    private List<Receipt> all(StreamId stream, Basket basket, Function<BasketLine, Command> command)
            throws InterruptedException {
        var sent = new ArrayList<CompletableFuture<Receipt>>(basket.lines().size());
        for (var line : basket.lines()) {
            sent.add(commands.submit(stream, command.apply(line), null));
        }
        var receipts = new ArrayList<Receipt>(sent.size());
        for (var one : sent) {
            receipts.add(CommandSender.settled(one));
        }
        return receipts;
    }

    private void send(StreamId stream, Command command) throws InterruptedException {
        var receipt = commands.send(stream, command, null);
        if (receipt.code() != Code.ACCEPTED) {
            throw new UnfinishedException("the basket has changed meanwhile");
        }
    }

    private static int firstRefused(List<Receipt> receipts) {
        for (int i = 0; i < receipts.size(); i++) {
            if (receipts.get(i).code() != Code.ACCEPTED) {
                return i;
            }
        }
        return -1;
    }

    private static RefuseBasket refusal(BasketId id, int line, Receipt receipt) {
        var problem = receipt.problem();
        return new RefuseBasket(id, line, receipt.code(), detail(receipt, problem));
    }

    private static String detail(Receipt receipt, @Nullable Problem problem) {
        return problem == null || problem.detail() == null
                ? receipt.code().title()
                : problem.detail();
    }

    private static ReservationId hold(BasketId id) {
        return new ReservationId(id.value());
    }
}
