package dev.aisle.command.engine;

import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.LogPosition;
import org.jspecify.annotations.Nullable;

/// The end of a bucket as its lane saw it last. While each own append follows the one before without a
/// gap, nobody else has appended to the bucket: that is an era, and all that was confirmed in it still
/// holds. It only saves the store look-ups, which checks the end itself.
final class BucketTail {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private int era = 1;
    private long offset = UNKNOWN;
    private @Nullable LogPosition position;

    int era() {
        return era;
    }

    /// Where the caller of [Decision#knownAt()] stands, if the state's version is vouched for.
    @Nullable LogPosition vouchingFor(StreamState state) {
        return state.era() == era ? position : null;
    }

    void appended(Decision decision, Appended outcome) {
        int events = decision.events().size();
        // After a lost failover the same offset may be another event: without an id there is no
        // going on.
        if (outcome.offset() - events != offset || position == null && events > 0) {
            nextEra();
        }
        offset = outcome.offset();
        if (events > 0) {
            position = new LogPosition(offset, decision.events().getLast().id());
        }
    }

    /// Somebody else has been there, or it isn't known what became of an append.
    void lost() {
        nextEra();
        offset = UNKNOWN;
    }

    private void nextEra() {
        era++;
        position = null;
    }
}
