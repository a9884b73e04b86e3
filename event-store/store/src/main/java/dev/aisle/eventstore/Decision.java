package dev.aisle.eventstore;

import dev.aisle.contracts.id.StreamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision to be confirmed and appended.
///
/// @param expectedVersion of the stream that was decided on; 0 if it had no events
/// @param reads other streams of the same partition key that the decision rests on; at most 4
/// @param events to append, none for a refusal or a no-op; at most 64
/// @param ledgerEntry remembers the answer; null where the command carried no idempotency key
public record Decision(
        StreamId stream,
        long expectedVersion,
        List<StreamVersion> reads,
        List<NewEvent> events,
        @Nullable LedgerEntry ledgerEntry) {
    public Decision {
        reads = List.copyOf(reads);
        events = List.copyOf(events);
    }

    /// @param version 0 for a stream without events
    public record StreamVersion(StreamId stream, long version) {}
}
