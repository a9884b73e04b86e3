package dev.aisle.command.engine;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds histories for people to look at, as far as they like.
public final class PastStates {
    /// Of which schema a state is written, by family.
    public static final Map<Family, Integer> SCHEMAS = Families.SNAPSHOT_SCHEMAS;

    private PastStates() {}

    /// A stream's state after some events, as JSON; what no decision rested on any more at the last of them
    /// is left out, as the engine does.
    ///
    /// @param before what the events follow; null at the beginning of the stream
    /// @param events at least one, each of the version after the one before
    /// @throws dev.aisle.contracts.event.UndecodableEventException if a newer version has written one of them
    public static StreamSnapshot fold(
            StreamId stream, @Nullable StreamSnapshot before, List<StoredEvent> events) {
        var last = events.getLast();
        Instant at = last.recordedAt();
        var folded =
                Families.fold(
                        stream.family(), new StreamHistory(last.version(), before, events), at);
        var rules = Families.of(stream.family());
        return new StreamSnapshot(
                stream,
                last.version(),
                rules.snapshotSchema(),
                folded.lastAt(),
                Buffer.buffer(rules.snapshot(folded.state())));
    }
}
