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
/// @param timer applied if the decision is appended; null to leave the stream's timer as it is
/// @param knownAt the bucket's last event as of which the caller knows the versions that the decision names
///     to hold, or null. A hint: while the bucket has not grown since, a store need not look them up
public record Decision(
        StreamId stream,
        long expectedVersion,
        List<StreamVersion> reads,
        List<NewEvent> events,
        @Nullable LedgerEntry ledgerEntry,
        @Nullable TimerChange timer,
        @Nullable LogPosition knownAt) {
    public Decision {
        reads = List.copyOf(reads);
        events = List.copyOf(events);
    }

    public Decision(
            StreamId stream,
            long expectedVersion,
            List<StreamVersion> reads,
            List<NewEvent> events,
            @Nullable LedgerEntry ledgerEntry) {
        this(stream, expectedVersion, reads, events, ledgerEntry, null, null);
    }

    /// @param version 0 for a stream without events
    public record StreamVersion(StreamId stream, long version) {}
}
