package dev.aisle.command.engine;

import dev.aisle.command.client.Caller;
import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.CommittedStream;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.UndecodableEventException;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What processes read and write by: the store's streams, and the engine like any other sender. They aren't
/// held up by admission, since what they carry out was admitted.
final class ProcessDesk implements StreamReader, CommandSender {
    private final ShardStores stores;
    private final Function<Submission, CompletionStage<Receipt>> engine;
    private final Duration deadline;
    private final InstantSource clock;

    ProcessDesk(
            ShardStores stores,
            Function<Submission, CompletionStage<Receipt>> engine,
            Duration deadline,
            InstantSource clock) {
        this.stores = stores;
        this.engine = engine;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public <S> CommittedStream<S> read(StreamId stream, Class<S> state) {
        try {
            var history =
                    stores.of(stream).load(List.of(stream), Families.SNAPSHOT_SCHEMAS).get(stream);
            if (history == null) {
                throw new UnfinishedException("the store did not say anything of " + stream);
            }
            var folded = Families.fold(stream.family(), history, clock.instant());
            return new CommittedStream<>(stream, folded.version(), state.cast(folded.state()));
        } catch (StoreUnavailableException | UndecodableEventException e) {
            throw new UnfinishedException(stream + " can't be read now", e);
        }
    }

    @Override
    public CompletableFuture<Receipt> submit(
            StreamId cause, Command command, @Nullable String idempotencyKey) {
        var now = clock.instant();
        var envelope =
                new CommandEnvelope(
                        UUID.randomUUID(),
                        CommandType.of(command),
                        command,
                        null,
                        idempotencyKey,
                        null,
                        null,
                        false);
        var ourselves = new Caller(NewEvents.OURSELVES, null, cause.toString(), null);
        return engine.apply(new Submission(envelope, ourselves, now, now.plus(deadline)))
                .toCompletableFuture();
    }
}
