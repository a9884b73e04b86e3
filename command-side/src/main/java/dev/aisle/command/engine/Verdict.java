package dev.aisle.command.engine;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was decided: the code to answer, and the facts to append.
record Verdict(Code code, @Nullable Problem problem, List<Event> events) {
    static Verdict of(Decision<? extends Event> decision) {
        return switch (decision) {
            case Decision.Accepted<? extends Event> accepted ->
                    new Verdict(Code.ACCEPTED, null, List.copyOf(accepted.events()));
            case Decision.Settled<? extends Event> settled ->
                    new Verdict(
                            settled.code(),
                            settled.code().isProblem()
                                    ? Problem.of(settled.code(), settled.detail())
                                    : null,
                            List.copyOf(settled.events()));
            case Decision.Refused<? extends Event> refused -> of(refused.refusal());
        };
    }

    static Verdict of(Refusal refusal) {
        return new Verdict(refusal.code(), refusal.problem(), List.of());
    }

    Verdict withoutEvents() {
        return new Verdict(code, problem, List.of());
    }
}
