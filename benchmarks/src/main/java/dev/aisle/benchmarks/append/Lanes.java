package dev.aisle.benchmarks.append;

import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.LogPosition;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Single commands gathered as the engine does it: each lane owns some buckets, has one call under way, and
/// sends what came meanwhile in the next. It knows the versions of its streams and the last event of its
/// buckets, as an engine with warm states does.
final class Lanes {
    private static final int FINGERPRINT = 7;

    private final Shop shop;
    private final EventStore store;
    private final boolean keyed;
    private final double conflicting;
    private final Known known;
    private final List<Lane> lanes;

    /// @param count of lanes, each with one call under way
    /// @param keyed whether each command has an idempotency key of its own
    /// @param conflicting the share of commands that were decided on a version that isn't there
    Lanes(Shop shop, EventStore store, Known known, int count, boolean keyed, double conflicting) {
        this.shop = shop;
        this.store = store;
        this.known = known;
        this.keyed = keyed;
        this.conflicting = conflicting;
        this.lanes = IntStream.range(0, count).mapToObj(_ -> new Lane()).toList();
    }

    /// What is remembered of a table.
    ///
    /// @param versions of the streams
    /// @param last event of each bucket; where it is null, the next append looks its versions up
    record Known(long[] versions, @Nullable LogPosition[] last) {}

    CompletionStage<?> append(int stream) {
        var command = new Command(stream, new CompletableFuture<>());
        lanes.get(shop.bucket(stream) % lanes.size()).take(command);
        return command.answered;
    }

    private record Command(int stream, CompletableFuture<AppendOutcome> answered) {}

    private final class Lane {
        private final ArrayDeque<Command> waiting = new ArrayDeque<>();
        private boolean busy;
        private @Nullable Throwable failed;

        void take(Command command) {
            synchronized (this) {
                if (failed != null) {
                    command.answered.completeExceptionally(failed);
                    return;
                }
                waiting.add(command);
                if (busy) {
                    return;
                }
                busy = true;
            }
            next();
        }

        private void next() {
            var commands = new ArrayList<Command>();
            synchronized (this) {
                while (!waiting.isEmpty() && commands.size() < EventStore.BATCH_SIZE_MAX) {
                    commands.add(waiting.remove());
                }
                if (commands.isEmpty()) {
                    busy = false;
                    return;
                }
            }
            var batch = new ArrayList<Decision>(commands.size());
            for (var command : commands) {
                batch.add(decide(command.stream));
            }
            var _ =
                    store.append(batch)
                            .invoke(outcomes -> settle(commands, batch, outcomes))
                            .subscribe()
                            .with(_ -> next(), failure -> fail(commands, failure));
        }

        /// Nobody waits for a lane that has stopped.
        private void fail(List<Command> commands, Throwable failure) {
            commands.forEach(command -> command.answered.completeExceptionally(failure));
            synchronized (this) {
                failed = failure;
                waiting.forEach(command -> command.answered.completeExceptionally(failure));
                waiting.clear();
            }
        }

        private Decision decide(int stream) {
            var entry = keyed ? entry() : null;
            boolean conflicts =
                    conflicting > 0 && ThreadLocalRandom.current().nextDouble() < conflicting;
            return new Decision(
                    shop.stream(stream),
                    conflicts ? known.versions[stream] + 1 : known.versions[stream]++,
                    List.of(),
                    List.of(shop.event()),
                    entry,
                    null,
                    conflicts ? null : known.last[shop.bucket(stream)]);
        }

        private static LedgerEntry entry() {
            return new LedgerEntry(
                    "till-1/" + Shop.id(), FINGERPRINT, Buffer.buffer("{\"status\":\"ACCEPTED\"}"));
        }

        private void settle(
                List<Command> commands, List<Decision> batch, List<AppendOutcome> outcomes) {
            for (int i = 0; i < outcomes.size(); i++) {
                var command = commands.get(i);
                if (outcomes.get(i) instanceof Appended(_, long offset)) {
                    UUID id = batch.get(i).events().getFirst().id();
                    known.last[shop.bucket(command.stream)] = new LogPosition(offset, id);
                    command.answered.complete(outcomes.get(i));
                } else if (conflicting > 0 && outcomes.get(i) instanceof Conflict(long actual)) {
                    known.versions[command.stream] = actual;
                    command.answered.complete(outcomes.get(i));
                } else {
                    command.answered.completeExceptionally(
                            new IllegalStateException("not appended: " + outcomes.get(i)));
                }
            }
        }
    }
}
