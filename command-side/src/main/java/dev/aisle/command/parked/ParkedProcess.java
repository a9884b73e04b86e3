package dev.aisle.command.parked;

import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Submission;
import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.Process;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.product.Product;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.ParkedCommand.SettleParked;
import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Decides what waited for a product once it is there, one after the other, and answers it; what waited too
/// long is answered without a decision. A command is decided under an idempotency key, its own or one made
/// of its id: so it counts once, however often a crash makes this begin anew.
public final class ParkedProcess implements Process {
    private static final int SETTLED_TOGETHER = 32;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(10);

    private final StreamReader streams;
    private final CommandSender commands;
    private final Function<Submission, CompletionStage<Receipt>> engine;
    private final ParkedAnswers answers;
    private final InstantSource clock;

    /// @param engine takes a command as it was sent: with its id, key and arrival
    public ParkedProcess(
            StreamReader streams,
            CommandSender commands,
            Function<Submission, CompletionStage<Receipt>> engine,
            ParkedAnswers answers,
            InstantSource clock) {
        this.streams = streams;
        this.commands = commands;
        this.engine = engine;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Family family() {
        return Family.PARKED;
    }

    @Override
    public void advance(StreamId stream) throws InterruptedException {
        var sku = new Sku(stream.key());
        while (true) {
            var parked = streams.read(stream, Parked.class).state();
            boolean known = streams.read(StreamId.product(sku), Product.class).state().isKnown();
            var now = clock.instant();
            var next =
                    parked.waiting().stream()
                            .filter(one -> known || isExpired(one, now))
                            .limit(SETTLED_TOGETHER)
                            .toList();
            if (next.isEmpty()) {
                return;
            }
            settle(sku, stream, next, now);
        }
    }

    private void settle(Sku sku, StreamId stream, List<CommandParked> next, Instant now)
            throws InterruptedException {
        var settled = new ArrayList<Settled>(next.size());
        var told = new ArrayList<CompletableFuture<Void>>(next.size());
        for (var one : next) {
            // By the time alone, also if the product is there by now: a repeat must not say
            // otherwise.
            var receipt = isExpired(one, now) ? expired(one) : decided(one);
            told.add(answers.send(receipt, sku.value()).toCompletableFuture());
            settled.add(new Settled(one.commandId(), receipt.code()));
        }
        try {
            CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw new UnfinishedException("receipts can't be written now", e);
        }
        commands.send(stream, new SettleParked(sku, settled), null);
    }

    private Receipt decided(CommandParked one) throws InterruptedException {
        var envelope = envelope(one);
        var caller = new Caller(one.client(), one.actor(), one.correlationId(), one.traceparent());
        var receipt =
                CommandSender.settled(
                        engine.apply(
                                        new Submission(
                                                envelope,
                                                caller,
                                                one.arrivedAt(),
                                                clock.instant().plus(DECIDED_WITHIN)))
                                .toCompletableFuture());
        if (receipt.code() == Code.PARKED) {
            throw new UnfinishedException("the product is not seen everywhere yet");
        }
        return receipt;
    }

    private static CommandEnvelope envelope(CommandParked one) {
        try {
            var sent = CommandCodec.decode(one.command().getBytes(StandardCharsets.UTF_8));
            var key = sent.idempotencyKey();
            return new CommandEnvelope(
                    sent.id(),
                    sent.type(),
                    sent.command(),
                    sent.expectedVersion(),
                    key == null ? "parked/" + sent.id() : key,
                    sent.source(),
                    sent.occurredAt(),
                    false);
        } catch (MalformedCommandException e) {
            throw new IllegalStateException("what was parked was a command once", e);
        }
    }

    private static Receipt expired(CommandParked one) {
        return Receipt.refused(
                one.commandId(),
                Problem.of(Code.NOT_FOUND, "the product did not appear within 7 days", "sku"));
    }

    private static boolean isExpired(CommandParked one, Instant now) {
        return !now.isBefore(one.expiresAt());
    }
}
