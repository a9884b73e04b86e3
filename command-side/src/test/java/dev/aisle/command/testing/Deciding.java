package dev.aisle.command.testing;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Given events, when a command is decided, then this is the decision.
///
/// @param at the server's clock
public record Deciding<C extends Command, S, E extends Event>(
        Decider<C, S, E> decider,
        References references,
        Instant at,
        @Nullable Instant occurredAt,
        @Nullable SourceVersion source,
        List<E> given) {
    public Deciding(Decider<C, S, E> decider, References references, Instant at) {
        this(decider, references, at, null, null, List.of());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Deciding<C, S, E> given(E... events) {
        return new Deciding<>(decider, references, at, occurredAt, source, List.of(events));
    }

    public Deciding<C, S, E> given(List<E> events) {
        return new Deciding<>(decider, references, at, occurredAt, source, events);
    }

    public Deciding<C, S, E> at(Instant time) {
        return new Deciding<>(decider, references, time, occurredAt, source, given);
    }

    public Deciding<C, S, E> knowing(References known) {
        return new Deciding<>(decider, known, at, occurredAt, source, given);
    }

    public Deciding<C, S, E> saidBy(SourceVersion version, Instant when) {
        return new Deciding<>(decider, references, at, when, version, given);
    }

    public S state() {
        var state = decider.initialState();
        for (var event : given) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    public Decision<E> when(C command) {
        return decider.decide(new Stamped<>(command, at, occurredAt, source, references), state());
    }
}
