package dev.aisle.command.decide;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one family of streams decides: pure functions over sealed commands, events and state. Time, ids
/// and what else is known arrive with the command.
public interface Decider<C extends Command, S, E extends Event> {
    S initialState();

    /// What is wrong with a command whatever the state, so that it never reaches a stream.
    Optional<Refusal> malformed(C command);

    Decision<E> decide(Stamped<C> command, S state);

    /// Total: history is fact, and never refused.
    S evolve(S state, E event);

    /// The state without what no decision may rest on any more, so that it stays bounded.
    default S trimmed(S state, Instant at) {
        return state;
    }

    /// When the first of the things ends that will end by the clock alone; empty if nothing will.
    default Optional<Instant> dueAt(S state) {
        return Optional.empty();
    }

    /// What has ended by the clock at an instant, as events, the earliest first. Once they are applied,
    /// nothing of it is due any more.
    ///
    /// @param limit events at most; what is left is due still
    default List<E> elapse(S state, Instant at, int limit) {
        return List.of();
    }

    /// How states are kept beside the log.
    StateCodec<S, ?> snapshots();

    /// Bytes that the state takes in memory, by a rough estimate.
    default long weight(S state) {
        return 512;
    }
}
