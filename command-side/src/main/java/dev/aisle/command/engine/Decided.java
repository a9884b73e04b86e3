package dev.aisle.command.engine;

import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import org.jspecify.annotations.Nullable;

/// What is to be confirmed and appended for a pending one.
///
/// @param verdict to answer with; null if more of it follows in the same batch
record Decided(Pending pending, @Nullable Verdict verdict, Decision decision) {

    /// Its last event, if its stream has it.
    @Nullable StoredEvent lastEventIn(StreamHistory history) {
        if (decision.events().isEmpty()) {
            return null;
        }
        var id = decision.events().getLast().id();
        for (var event : history.events()) {
            if (event.id().equals(id)) {
                return event;
            }
        }
        return null;
    }
}
