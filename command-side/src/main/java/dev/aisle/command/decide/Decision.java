package dev.aisle.command.decide;

import dev.aisle.contracts.receipt.Code;
import java.util.List;

/// What a decider answers: facts to append (none if the command has already taken effect), or a refusal
/// that the caller can act on. Only defects are thrown.
public sealed interface Decision<E> {
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// A feed's word that has another end than being accepted: ignored, held, or in conflict with
    /// itself. Its facts are appended all the same.
    ///
    /// @param detail for people
    record Settled<E>(Code code, String detail, List<E> events) implements Decision<E> {
        public Settled {
            events = List.copyOf(events);
        }
    }

    record Refused<E>(Refusal refusal) implements Decision<E> {}

    /// It has taken effect already.
    static <E> Decision<E> accept() {
        return new Accepted<>(List.of());
    }

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> accept(List<E> events) {
        return new Accepted<>(events);
    }

    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <E> Decision<E> refuse(Code code, String detail) {
        return new Refused<>(Refusal.of(code, detail));
    }
}
