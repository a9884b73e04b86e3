package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.eventstore.AppendOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What follows from the outcomes of an append: what is remembered, who is answered what, and what has
/// to be decided again.
final class Settlement {
    private final int conflictsMax;
    private final LaneMemory memory;
    private final SnapshotKeeper snapshots;
    private final Receipts receipts;
    private final Answers answers;
    private final EngineMetrics metrics;

    Settlement(
            EngineConfig config,
            LaneMemory memory,
            SnapshotKeeper snapshots,
            Receipts receipts,
            Answers answers,
            EngineMetrics metrics) {
        this.conflictsMax = config.conflictsMax();
        this.memory = memory;
        this.snapshots = snapshots;
        this.receipts = receipts;
        this.answers = answers;
        this.metrics = metrics;
    }

    /// @param left states that the batch leaves behind where it was appended as decided
    /// @return what has to be decided again, in its order
    List<Pending> settle(
            List<Decided> decided,
            List<AppendOutcome> outcomes,
            Map<StreamId, StreamState> left,
            Instant now) {
        var spoiled = spoiled(decided, outcomes);
        follow(decided, outcomes);
        remember(decided, left, spoiled, now);
        spoiled.forEach(memory::forget);
        var again = new ArrayList<Pending>();
        for (int i = 0; i < decided.size(); i++) {
            var pending = decided.get(i).pending();
            if (!answer(decided.get(i), outcomes.get(i))
                    && (again.isEmpty() || again.getLast() != pending)) {
                again.add(pending);
            }
        }
        return again;
    }

    /// Answers what turns out to have been appended by a call that nobody answered.
    void resolve(Pending pending, StreamLoader.Loaded loaded) {
        var perhaps = pending.perhapsAppended();
        var history = loaded.whole().get(pending.stream());
        if (perhaps == null || history == null) {
            return;
        }
        var last = perhaps.lastEventIn(history);
        if (last == null || perhaps.verdict() == null) {
            pending.hasNotAppended();
        } else {
            answers.answer(
                    pending,
                    receipts.of(pending, perhaps.verdict(), last.version(), last.offset()));
        }
    }

    /// Streams whose remembered state is not what the store has. The first of each that conflicts has had
    /// a try.
    private Set<StreamId> spoiled(List<Decided> decided, List<AppendOutcome> outcomes) {
        var spoiled = new HashSet<StreamId>();
        for (int i = 0; i < decided.size(); i++) {
            if (!(outcomes.get(i) instanceof AppendOutcome.Appended)) {
                var decision = decided.get(i).decision();
                boolean first = spoiled.add(decision.stream());
                decision.reads().forEach(read -> spoiled.add(read.stream()));
                if (first && outcomes.get(i) instanceof AppendOutcome.Conflict(long actual)) {
                    metrics.conflict();
                    giveUpIfHopeless(decided.get(i).pending(), actual);
                }
            }
        }
        return spoiled;
    }

    private void giveUpIfHopeless(Pending pending, long actualVersion) {
        if (pending.perhapsAppended() != null) {
            return;
        }
        if (pending instanceof PendingCommand command
                && command.ledgerKey() == null
                && command.envelope().expectedVersion() instanceof Long expected
                && expected != actualVersion) {
            answers.refuse(
                    pending,
                    Code.VERSION_CONFLICT,
                    "the stream is at version " + actualVersion + ", not " + expected);
        } else if (pending.countConflict() > conflictsMax) {
            answers.refuse(
                    pending, Code.OVERLOADED, "others keep changing the stream; come back later");
        }
    }

    private void follow(List<Decided> decided, List<AppendOutcome> outcomes) {
        for (int i = 0; i < decided.size(); i++) {
            if (outcomes.get(i) instanceof AppendOutcome.Appended appended) {
                memory.tail(decided.get(i).pending().bucket())
                        .appended(decided.get(i).decision(), appended);
            }
        }
    }

    private void remember(
            List<Decided> decided,
            Map<StreamId, StreamState> left,
            Set<StreamId> spoiled,
            Instant now) {
        for (var one : decided) {
            var stream = one.decision().stream();
            var state = spoiled.contains(stream) ? null : left.remove(stream);
            if (state != null) {
                var trimmed = Families.of(stream.family()).trimmed(state.state(), now);
                int era = memory.tail(one.pending().bucket()).era();
                memory.remember(
                        stream, snapshots.offer(stream, state.confirmed(trimmed, era)), now);
            }
        }
        memory.trim();
    }

    /// False if it has to be decided again.
    private boolean answer(Decided decided, AppendOutcome outcome) {
        var pending = decided.pending();
        if (pending.isAnswered()) {
            return true;
        }
        switch (outcome) {
            case AppendOutcome.Appended(long version, long offset) -> {
                if (decided.verdict() != null) {
                    answers.answer(
                            pending, receipts.of(pending, decided.verdict(), version, offset));
                }
                return true;
            }
            case AppendOutcome.AlreadyDone done ->
                    answers.answer(
                            pending,
                            receipts.repeated(
                                    pending, done.answer(), done.version(), done.offset()));
            case AppendOutcome.KeyReused() ->
                    answers.refuse(
                            pending,
                            Code.IDEMPOTENCY_KEY_REUSED,
                            "take a new key for another command");
            case AppendOutcome.Conflict _ -> {
                return false;
            }
        }
        return true;
    }
}
