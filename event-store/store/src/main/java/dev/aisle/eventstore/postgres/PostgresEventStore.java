package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The store on one PostgreSQL server. Each call takes one connection of the pool for one round trip; an append
/// of one event whose bucket has grown meanwhile, for two.
///
/// Every subscription is a call of its own: to subscribe again is to send the same batch again, which is
/// how an unknown outcome is resolved. A call that isn't answered in time fails with Mutiny's
/// `TimeoutException`; its outcome is then unknown, and so is that of a call that is cancelled. Both give
/// up their connection.
public final class PostgresEventStore implements EventStore {
    public static final Duration ANSWER_TIMEOUT_DEFAULT = Duration.ofSeconds(10);

    private final Calls calls;
    private final Chapters chapters;
    private final Buckets buckets;
    private final AppendNotifier notifier;

    public PostgresEventStore(Pool pool, Buckets buckets) {
        this(pool, buckets, ANSWER_TIMEOUT_DEFAULT);
    }

    /// @param pool made by [PostgresServer#openForAppends]
    /// @param answerTimeout longer than the server's own statement timeout
    public PostgresEventStore(Pool pool, Buckets buckets, Duration answerTimeout) {
        this(pool, buckets, answerTimeout, AppendNotifier.NONE);
    }

    /// @param notifier told of what was appended, once that is committed
    public PostgresEventStore(
            Pool pool, Buckets buckets, Duration answerTimeout, AppendNotifier notifier) {
        this.calls = new Calls(pool, answerTimeout);
        this.chapters = new Chapters(calls);
        this.buckets = buckets;
        this.notifier = notifier;
    }

    @Override
    public Uni<List<AppendOutcome>> append(List<Decision> batch) {
        StoreLimits.check(batch);
        var decisions = List.copyOf(batch);
        return EventCall.takes(decisions) ? appendAlone(decisions) : appendTogether(decisions);
    }

    private Uni<List<AppendOutcome>> appendAlone(List<Decision> decisions) {
        var call = new EventCall(decisions.getFirst(), buckets);
        return calls.call(EventCall.SQL, call.arguments())
                .flatMap(
                        rows -> {
                            var appended = call.outcome(rows);
                            if (appended == null) {
                                return appendTogether(decisions);
                            }
                            notifier.grown(List.of(call.bucket()));
                            if (call.endsChapter()) {
                                chapters.list(call.bucket());
                            }
                            return Uni.createFrom().item(List.<AppendOutcome>of(appended));
                        });
    }

    private Uni<List<AppendOutcome>> appendTogether(List<Decision> decisions) {
        var call = new AppendCall(decisions, buckets);
        return calls.call(AppendCall.SQL, call.arguments())
                .map(call::outcomes)
                .invoke(
                        () -> {
                            notifier.grown(call.grown());
                            call.endedChapters().forEach(chapters::list);
                        });
    }

    @Override
    public Uni<Map<StreamId, StreamHistory>> load(
            Collection<StreamId> streams, Map<Family, Integer> snapshotSchemas) {
        var histories = new Histories(streams, snapshotSchemas);
        StoreLimits.checkLoad(histories.size());
        if (histories.size() == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return calls.call(Histories.SQL, histories.arguments(buckets)).map(histories::of);
    }

    @Override
    public Uni<Void> saveSnapshots(Collection<StreamSnapshot> snapshots) {
        StoreLimits.checkSnapshots(snapshots);
        if (snapshots.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return calls.call(SnapshotRows.SQL, SnapshotRows.arguments(snapshots)).replaceWithVoid();
    }
}
