package dev.aisle.command.engine;

import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import org.jspecify.annotations.Nullable;

/// A command with its verdict, and what is to be confirmed and appended for it.
record DecidedCommand(PendingCommand command, Verdict verdict, Decision decision) {

    /// Its last event, if its stream has it.
    @Nullable StoredEvent lastEventIn(StreamHistory history) {
        if (decision.events().isEmpty()) {
            return null;
        }
        var id = decision.events().getLast().id();
        return history.events().stream()
                .filter(event -> event.id().equals(id))
                .findAny()
                .orElse(null);
    }
}
