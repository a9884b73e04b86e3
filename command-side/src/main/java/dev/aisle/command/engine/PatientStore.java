package dev.aisle.command.engine;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// A shard's store as a lane's thread sees it: it waits for answers, and repeats a call that got none for a
/// while. An append whose outcome is unknown is resolved by sending the same batch again, never by
/// looking.
final class PatientStore {
    private static final Logger LOG = Logger.getLogger(PatientStore.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(20);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

    private final EventStore store;
    private final Duration appendPatience;
    private final Duration loadPatience;

    PatientStore(EventStore store, Duration appendPatience, Duration loadPatience) {
        this.store = store;
        this.appendPatience = appendPatience;
        this.loadPatience = loadPatience;
    }

    /// @param calls how often the batch was sent; above 1 an earlier one may be what appended it
    record Confirmed(List<AppendOutcome> outcomes, int calls) {}

    private record Answer<T>(T item, int calls) {}

    /// @throws StoreUnavailableException if no call was answered
    /// @throws RejectedCallException if the batch can't be appended
    Confirmed append(List<Decision> batch) {
        var answer = await(() -> store.append(batch), appendPatience);
        return new Confirmed(answer.item(), answer.calls());
    }

    /// @throws StoreUnavailableException if no call was answered
    Map<StreamId, StreamHistory> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        if (streams.isEmpty()) {
            return Map.of();
        }
        var left = List.copyOf(streams);
        var histories = new HashMap<StreamId, StreamHistory>();
        for (int from = 0; from < left.size(); from += EventStore.BATCH_SIZE_MAX) {
            var page = left.subList(from, Math.min(left.size(), from + EventStore.BATCH_SIZE_MAX));
            histories.putAll(await(() -> store.load(page, snapshotSchemas), loadPatience).item());
        }
        return histories;
    }

    /// Asks once, without waiting.
    ///
    /// @return fails if there is no answer in time
    CompletableFuture<Map<StreamId, StreamHistory>> ask(
            Collection<StreamId> streams, Duration patience) {
        return Uni.createFrom()
                .deferred(() -> store.load(streams))
                .ifNoItem()
                .after(patience)
                .fail()
                .subscribeAsCompletionStage();
    }

    private static <T> Answer<T> await(Supplier<Uni<T>> call, Duration patience) {
        long giveUpNanos = System.nanoTime() + patience.toNanos();
        var pause = PAUSE_MIN;
        boolean sent = false;
        for (int calls = 1; ; calls++) {
            try {
                return new Answer<>(call.get().await().indefinitely(), calls);
            } catch (RejectedCallException e) {
                throw e;
            } catch (RuntimeException e) {
                sent |= !(e instanceof NotSentException);
                if (!sent || System.nanoTime() + pause.toNanos() > giveUpNanos) {
                    throw new StoreUnavailableException("the event store does not answer", e, sent);
                }
                LOG.debugf("The store gave no answer calls=%d", calls);
                sleep(pause);
                pause =
                        pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0
                                ? pause.multipliedBy(2)
                                : PAUSE_MAX;
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(
                    "stopped while waiting for the event store", e, true);
        }
    }
}
