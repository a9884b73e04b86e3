package dev.aisle.command.engine;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A family's decider, with its types checked at run time: the engine holds streams of every family.
final class FamilyRules<C extends Command, S, E extends Event> {
    private final Decider<C, S, E> decider;
    private final Class<C> commandClass;
    private final Class<S> stateClass;
    private final Class<E> eventClass;

    FamilyRules(
            Decider<C, S, E> decider,
            Class<C> commandClass,
            Class<S> stateClass,
            Class<E> eventClass) {
        this.decider = decider;
        this.commandClass = commandClass;
        this.stateClass = stateClass;
        this.eventClass = eventClass;
    }

    Object initialState() {
        return decider.initialState();
    }

    Optional<Refusal> malformed(Command command) {
        return decider.malformed(commandClass.cast(command));
    }

    Decision<? extends Event> decide(Stamped<Command> stamped, Object state) {
        return decider.decide(
                new Stamped<>(
                        commandClass.cast(stamped.command()),
                        stamped.decidedAt(),
                        stamped.occurredAt(),
                        stamped.source(),
                        stamped.references()),
                stateClass.cast(state));
    }

    Object evolve(Object state, Event event) {
        return decider.evolve(stateClass.cast(state), eventClass.cast(event));
    }

    Object trimmed(Object state, Instant at) {
        return decider.trimmed(stateClass.cast(state), at);
    }

    @Nullable Instant dueAt(Object state) {
        return decider.dueAt(stateClass.cast(state)).orElse(null);
    }

    List<Event> elapse(Object state, Instant at, int limit) {
        return List.copyOf(decider.elapse(stateClass.cast(state), at, limit));
    }

    long weight(Object state) {
        return decider.weight(stateClass.cast(state));
    }

    int snapshotSchema() {
        return decider.snapshots().schema();
    }

    byte[] snapshot(Object state) {
        return decider.snapshots().encode(stateClass.cast(state));
    }

    Object restored(byte[] snapshot) {
        return decider.snapshots().decode(snapshot);
    }
}
