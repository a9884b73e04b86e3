package dev.aisle.command.audit;

import dev.aisle.command.engine.PastStates;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamLog;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What streams were and are, read from the store.
@Singleton
final class StreamAudit {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final StreamShards shards;

    StreamAudit(StreamShards shards) {
        this.shards = shards;
    }

    /// A stream's state at a moment; empty if it had no event then. From the last snapshot on if that is old
    /// enough, and else from the beginning, page by page.
    ///
    /// @return fails if the store doesn't answer, or not within 10 s
    Uni<Optional<StreamSnapshot>> state(StreamId stream, Moment moment) {
        return shards.of(stream)
                .store()
                .load(List.of(stream), PastStates.SCHEMAS)
                .flatMap(
                        found -> {
                            var history = found.getOrDefault(stream, StreamHistory.NONE);
                            var snapshot = history.snapshot();
                            return snapshot == null || moment.includes(snapshot)
                                    ? Uni.createFrom()
                                            .item(
                                                    folded(
                                                            stream,
                                                            snapshot,
                                                            until(history.events(), moment)))
                                    : fromTheBeginning(stream, null, moment);
                        })
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail();
    }

    /// A page of a stream's events; see [StreamLog#page].
    Uni<List<StoredEvent>> events(StreamId stream, long afterVersion, int limit) {
        return shards.of(stream).log().page(stream, afterVersion, limit);
    }

    private Uni<Optional<StreamSnapshot>> fromTheBeginning(
            StreamId stream, @Nullable StreamSnapshot before, Moment moment) {
        long after = before == null ? 0 : before.version();
        return events(stream, after, StreamLog.PAGE_MAX)
                .flatMap(
                        page -> {
                            var counting = until(page, moment);
                            var folded = folded(stream, before, counting);
                            return counting.size() < StreamLog.PAGE_MAX
                                    ? Uni.createFrom().item(folded)
                                    : fromTheBeginning(stream, folded.orElse(null), moment);
                        });
    }

    private static Optional<StreamSnapshot> folded(
            StreamId stream, @Nullable StreamSnapshot before, List<StoredEvent> events) {
        return events.isEmpty()
                ? Optional.ofNullable(before)
                : Optional.of(PastStates.fold(stream, before, events));
    }

    private static List<StoredEvent> until(List<StoredEvent> events, Moment moment) {
        return events.stream().takeWhile(moment::includes).toList();
    }
}
