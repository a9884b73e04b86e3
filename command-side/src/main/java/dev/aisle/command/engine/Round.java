package dev.aisle.command.engine;

import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.parked.Parked;
import dev.aisle.command.source.SourceRules;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.Decision.StreamVersion;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.StoreLimits;
import dev.aisle.eventstore.TimerChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what a batch holds in order, in memory, each on the state that those before it leave if they
/// are appended as decided.
final class Round {
    private final LaneMemory memory;
    private final NewEvents newEvents;
    private final Instant now;
    private final WorkingStates states;
    private final int sizeMax;
    private final List<Decided> decided = new ArrayList<>();

    /// @param sizeMax decisions, which are more than what was pending where more ends by the clock than fits
    ///     into one
    Round(LaneMemory memory, NewEvents newEvents, Instant now, int sizeMax) {
        this.memory = memory;
        this.newEvents = newEvents;
        this.now = now;
        this.states = new WorkingStates(memory, now);
        this.sizeMax = sizeMax;
    }

    List<Decided> decided() {
        return decided;
    }

    /// The states that this batch leaves behind if it is appended as decided.
    Map<StreamId, StreamState> working() {
        return states.all();
    }

    /// False if the batch has become full before it was decided; it is then to be decided anew.
    boolean decide(Pending pending) {
        return switch (pending) {
            case PendingCommand command -> decide(command);
            case PendingElapse elapse -> elapse(elapse);
        };
    }

    private boolean decide(PendingCommand command) {
        var envelope = command.envelope();
        var stream = command.stream();
        var found = states.state(stream);
        var at = states.timeOf(found);
        var before = endOverflow(command, found, at, envelope.dryRun());
        if (before == null) {
            return false;
        }
        var stamped =
                new Stamped<>(
                        envelope.command(),
                        at,
                        envelope.occurredAt(),
                        envelope.source(),
                        states.references(command));
        var verdict = verdict(command, stamped, found.version(), before);
        if (verdict == null) {
            return park(command, at);
        }
        if (envelope.dryRun()) {
            // What a dry run ended by the clock comes to nothing as well.
            states.leave(stream, found);
            add(command, verdict.withoutEvents(), found, null);
        } else {
            boolean introduces =
                    Parking.mayIntroduce(command)
                            && !states.isKnown(stream)
                            && !verdict.events().isEmpty();
            var reads = introduces ? release(command, at) : List.<StreamVersion>of();
            if (reads == null) {
                return false;
            }
            var after = after(stream, before, verdict.events(), at);
            states.leave(stream, after);
            add(command, verdict, before, timer(stream, before, after), reads);
        }
        return true;
    }

    /// Has a command wait for its product, whose absence the append confirms.
    private boolean park(PendingCommand command, Instant at) {
        var stream = Parking.stream(command);
        var before = states.state(stream);
        var verdict = Verdict.of(Parking.park(command, (Parked) before.state()));
        if (command.envelope().dryRun()) {
            verdict = verdict.withoutEvents();
        }
        var after = after(stream, before, verdict.events(), at);
        states.leave(stream, after);
        var reads = states.reads(command);
        decided.add(
                new Decided(
                        command,
                        verdict,
                        new Decision(
                                stream,
                                before.version(),
                                reads,
                                newEvents.of(command, verdict.events()),
                                null,
                                timer(stream, before, after),
                                states.knownAt(command, before, reads))));
        return true;
    }

    /// Makes what waits for a product due, in the append that introduces it.
    ///
    /// What was not looked at is taken to be empty, which the append confirms.
    ///
    /// @return what the introduction rests on, so that both are appended or neither; null if there is no
    ///     room for it in this batch
    private @Nullable List<StreamVersion> release(PendingCommand command, Instant at) {
        var stream = Parking.stream(command);
        var before = states.remembered(stream);
        if (before == null) {
            return List.of(new StreamVersion(stream, 0));
        }
        if (!(before.state() instanceof Parked parked) || parked.waiting().isEmpty()) {
            return List.of(new StreamVersion(stream, before.version()));
        }
        if (!decided.isEmpty() && decided.size() + 2 > sizeMax) {
            return null;
        }
        List<Event> events =
                List.of(new ParkedEvent.ProductAppeared(at.truncatedTo(ChronoUnit.MILLIS)));
        var after = after(stream, before, events, at);
        states.leave(stream, after);
        decided.add(
                new Decided(
                        command,
                        null,
                        new Decision(
                                stream,
                                before.version(),
                                List.of(),
                                newEvents.of(command, events),
                                null,
                                timer(stream, before, after),
                                memory.tail(command.bucket()).vouchingFor(before))));
        return List.of(new StreamVersion(stream, after.version()));
    }

    private boolean elapse(PendingElapse elapse) {
        var stream = elapse.stream();
        var found = states.state(stream);
        var clock = states.timeOf(found);
        var at = clock.isBefore(elapse.dueAt()) ? elapse.dueAt() : clock;
        var before = endOverflow(elapse, found, at, false);
        if (before == null) {
            return false;
        }
        var rules = Families.of(stream.family());
        var events = rules.elapse(before.state(), at, StoreLimits.EVENTS_MAX);
        var after = after(stream, before, events, at);
        states.leave(stream, after);
        var due = rules.dueAt(after.state());
        elapse.leavesWork(events.isEmpty() && due != null && !due.isAfter(at));
        // Always set: so a timer that stands for nothing is settled too. One that stays keeps its
        // lease.
        add(elapse, new Verdict(Code.ACCEPTED, null, events), before, new TimerChange(due));
        return true;
    }

    /// Ends what the clock has ended, as far as it doesn't fit beside a command's own events: in decisions
    /// before it, in the same append, so that what they free is there when it is decided.
    ///
    /// @return the state that is left, or null if the batch is full
    private @Nullable StreamState endOverflow(
            Pending pending, StreamState found, Instant at, boolean inMindOnly) {
        var stream = pending.stream();
        var rules = Families.of(stream.family());
        var before = found;
        while (decided.size() < sizeMax) {
            var due = rules.dueAt(before.state());
            if (due == null || due.isAfter(at)) {
                return before;
            }
            var events = rules.elapse(before.state(), at, StoreLimits.EVENTS_MAX);
            if (events.size() < StoreLimits.EVENTS_MAX) {
                return before;
            }
            var after = after(stream, before, events, at);
            states.leave(stream, after);
            if (!inMindOnly) {
                decided.add(
                        new Decided(
                                pending,
                                null,
                                new Decision(
                                        stream,
                                        before.version(),
                                        List.of(),
                                        newEvents.of(pending, events),
                                        null,
                                        timer(stream, before, after),
                                        memory.tail(pending.bucket()).vouchingFor(before))));
            }
            before = after;
        }
        return null;
    }

    private void add(
            Pending pending, Verdict verdict, StreamState before, @Nullable TimerChange timer) {
        add(pending, verdict, before, timer, List.of());
    }

    private void add(
            Pending pending,
            Verdict verdict,
            StreamState before,
            @Nullable TimerChange timer,
            List<StreamVersion> besides) {
        var reads = besides.isEmpty() ? states.reads(pending) : besides;
        decided.add(
                new Decided(
                        pending,
                        verdict,
                        new Decision(
                                pending.stream(),
                                before.version(),
                                reads,
                                newEvents.of(pending, verdict.events()),
                                ledgerEntry(pending, verdict),
                                timer,
                                states.knownAt(pending, before, reads))));
    }

    /// Null where it has to wait for its product.
    private @Nullable Verdict verdict(
            PendingCommand command,
            Stamped<Command> stamped,
            long versionFound,
            StreamState before) {
        var expected = command.envelope().expectedVersion();
        if (expected != null && expected != versionFound) {
            return Verdict.of(
                    Refusal.at(
                            "expectedVersion",
                            Code.VERSION_CONFLICT,
                            "the stream is at version " + versionFound + ", not " + expected));
        }
        var source = SourceRules.check(stamped, now);
        if (source.isPresent()) {
            return Verdict.of(source.get());
        }
        if (Parking.isParkable(command) && !stamped.references().productKnown()) {
            return null;
        }
        return Verdict.of(Families.of(command.stream().family()).decide(stamped, before.state()));
    }

    private static StreamState after(
            StreamId stream, StreamState before, List<? extends Event> events, Instant at) {
        var rules = Families.of(stream.family());
        var state = before.state();
        for (var event : events) {
            state = rules.evolve(state, event);
        }
        return before.after(events.size(), state, at);
    }

    private static @Nullable TimerChange timer(
            StreamId stream, StreamState before, StreamState after) {
        var rules = Families.of(stream.family());
        var due = rules.dueAt(after.state());
        return Objects.equals(due, rules.dueAt(before.state())) ? null : new TimerChange(due);
    }

    private static @Nullable LedgerEntry ledgerEntry(Pending pending, Verdict verdict) {
        return pending instanceof PendingCommand command && command.ledgerKey() != null
                ? new LedgerEntry(
                        command.ledgerKey(), command.fingerprint(), Receipts.ledgerAnswer(verdict))
                : null;
    }
}
