package dev.aisle.command.engine;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A store whose answers can be lost, refused or held back, and that counts its calls.
final class FaultyStore implements EventStore {
    private final EventStore store;
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
    private final List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger loads = new AtomicInteger();
    private volatile Runnable beforeAppends = () -> {};
    private volatile Duration loadDelay = Duration.ZERO;
    private volatile boolean failingSnapshots;
    private volatile boolean down;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    FaultyStore(EventStore store) {
        this.store = store;
    }

    /// The next appends happen, and nobody hears of it.
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /// Done before each append, as if somebody else were quicker.
    void beforeAppends(Runnable action) {
        beforeAppends = action;
    }

    void delayLoads(Duration delay) {
        loadDelay = delay;
    }

    void failSnapshots() {
        failingSnapshots = true;
    }

    void setDown(boolean isDown) {
        down = isDown;
    }

    /// Appends wait until [#release()].
    void hold() {
        gate = new CompletableFuture<>();
    }

    void release() {
        gate.complete(null);
    }

    List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    /// All that was sent, in order.
    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    int loads() {
        return loads.get();
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        if (down) {
            return Uni.createFrom().failure(new IllegalStateException("down"));
        }
        beforeAppends.run();
        batchSizes.add(batch.size());
        decisions.addAll(batch);
        return Uni.createFrom()
                .completionStage(gate)
                .flatMap(_ -> store.append(batch))
                .flatMap(
                        outcomes ->
                                answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                                        ? Uni.createFrom()
                                                .failure(new IllegalStateException("answer lost"))
                                        : Uni.createFrom().item(outcomes));
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        loads.incrementAndGet();
        if (down) {
            return Uni.createFrom().failure(new IllegalStateException("down"));
        }
        var loaded = store.load(streams, snapshotSchemas);
        return loadDelay.isZero() ? loaded : loaded.onItem().delayIt().by(loadDelay);
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        return down || failingSnapshots
                ? Uni.createFrom().failure(new IllegalStateException("down"))
                : store.saveSnapshots(snapshots);
    }
}
