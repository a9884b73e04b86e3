package dev.aisle.command.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.StreamHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The single writer of some buckets, on a thread of its own: takes what is there, loads what it lacks in
/// one query, decides in memory in order, appends in one call, answers. While one batch commits, the next
/// one gathers in the mailbox; an idle lane takes a single command at once.
///
/// Commands of one stream are decided in the order in which they came.
final class Lane implements Runnable {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long IDLE_MILLIS = 100;

    private final ArrayBlockingQueue<PendingCommand> mailbox;

    /// Conflicting ones, in their order; they come before what is in the mailbox.
    private final ArrayDeque<PendingCommand> again = new ArrayDeque<>();

    private final EngineConfig config;
    private final PatientStore store;
    private final Receipts receipts;
    private final EngineMetrics metrics;
    private final InstantSource clock;
    private final LaneMemory memory;
    private final TimeBasedEpochGenerator eventIds = Generators.timeBasedEpochGenerator();
    private volatile boolean stopping;

    Lane(
            EngineConfig config,
            PatientStore store,
            Receipts receipts,
            EngineMetrics metrics,
            InstantSource clock) {
        this.mailbox = new ArrayBlockingQueue<>(config.mailboxSize());
        this.config = config;
        this.store = store;
        this.receipts = receipts;
        this.metrics = metrics;
        this.clock = clock;
        this.memory = new LaneMemory(config);
    }

    /// False if the mailbox is full.
    boolean offer(PendingCommand command) {
        return mailbox.offer(command);
    }

    int mailboxSize() {
        return mailbox.size();
    }

    /// Ends the thread once all that was taken is answered.
    void stop() {
        stopping = true;
    }

    /// For after the thread's end: what slipped in meanwhile.
    void refuseLeft() {
        var left = new ArrayList<>(again);
        mailbox.drainTo(left);
        refuseAll(left, Code.UNAVAILABLE, "this instance is stopping");
    }

    @Override
    public void run() {
        var batch = new ArrayList<PendingCommand>(config.batchSizeMax());
        while (!stopping || !mailbox.isEmpty() || !again.isEmpty()) {
            batch.clear();
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    metrics.batch(batch.size());
                    carry(batch);
                }
            } catch (StoreUnavailableException e) {
                LOG.debugf("Batch given up size=%d cause=%s", batch.size(), e.getCause());
                forgetAll(batch);
                keepPatient(batch);
                refuseAll(batch, Code.UNAVAILABLE, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                LOG.warnf("Lane interrupted waiting=%d", mailbox.size());
                stopping = true;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                // The lane lives on: without it, its buckets would hang.
                LOG.error("A batch failed by a defect", e);
                forgetAll(batch);
                batch.forEach(command -> command.answer().completeExceptionally(e));
            }
        }
    }

    /// Commands without a deadline were promised an outcome (they come from the command topic): they stay
    /// in front, in their order, until the store is back.
    private void keepPatient(List<PendingCommand> batch) {
        if (stopping) {
            return;
        }
        var patient = new ArrayDeque<PendingCommand>();
        for (var command : batch) {
            boolean waits = command.submission().deadline() == null && !command.answer().isDone();
            if (waits && !again.contains(command)) {
                patient.push(command);
            }
        }
        patient.forEach(again::addFirst);
        batch.removeIf(again::contains);
    }

    private void gather(List<PendingCommand> batch) throws InterruptedException {
        var keys = new HashSet<String>();
        while (!again.isEmpty() && batch.size() < config.batchSizeMax()) {
            if (!take(again.peek(), batch, keys)) {
                return;
            }
            again.remove();
        }
        var first = batch.isEmpty() ? mailbox.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS) : null;
        if (first != null) {
            take(first, batch, keys);
        }
        while (batch.size() < config.batchSizeMax()) {
            var next = mailbox.poll();
            if (next == null) {
                return;
            }
            if (!take(next, batch, keys)) {
                again.add(next);
                return;
            }
        }
    }

    /// False if its idempotency key is in the batch already: the batch ends before it, so that order is
    /// kept and one key stands in a batch once.
    private boolean take(PendingCommand command, List<PendingCommand> batch, Set<String> keys) {
        var deadline = command.submission().deadline();
        boolean undecided = command.perhapsAppended() == null;
        if (deadline != null && undecided && clock.instant().isAfter(deadline)) {
            refuse(command, Code.DEADLINE_EXCEEDED, "it waited too long, and was not decided");
            return true;
        }
        if (command.ledgerKey() != null && !keys.add(command.ledgerKey())) {
            return false;
        }
        batch.add(command);
        return true;
    }

    private void carry(List<PendingCommand> batch) {
        var now = clock.instant();
        var unreadable = load(batch, now);
        var round = new Round(memory, eventIds, now);
        var decided = new ArrayList<DecidedCommand>(batch.size());
        for (var command : batch) {
            if (command.answer().isDone()) {
                continue;
            }
            if (touches(command, unreadable)) {
                refuse(command, Code.UNAVAILABLE, "the stream can't be read by this version");
                continue;
            }
            try {
                decided.add(round.decide(command));
            } catch (RuntimeException e) {
                LOG.errorf(e, "A decision failed by a defect type=%s", command.envelope().type());
                command.answer().completeExceptionally(e);
            }
        }
        if (!decided.isEmpty()) {
            append(decided, round, now);
        }
    }

    /// Loads what isn't remembered. A command whose append had an unknown outcome is answered here if its
    /// stream turns out to hold its events.
    ///
    /// @return streams that can't be folded
    private Set<StreamId> load(List<PendingCommand> batch, Instant now) {
        var missing = missing(batch, now);
        if (missing.isEmpty()) {
            return Set.of();
        }
        var histories = metrics.timeLoad(() -> store.load(missing));
        var unreadable = new HashSet<StreamId>();
        var folded = new HashMap<StreamId, StreamState>();
        histories.forEach(
                (stream, history) -> {
                    try {
                        folded.put(stream, Families.fold(stream.family(), history, now));
                    } catch (RuntimeException e) {
                        LOG.errorf(e, "A stream can't be folded stream=%s", stream);
                        unreadable.add(stream);
                    }
                });
        memory.committed(folded, now);
        for (var command : batch) {
            resolve(command, histories);
        }
        return unreadable;
    }

    private Collection<StreamId> missing(List<PendingCommand> batch, Instant now) {
        var missing = new LinkedHashSet<StreamId>();
        for (var command : batch) {
            var needs = Needs.of(command.envelope());
            addUnlessKnown(command.stream(), missing);
            addUnlessKnown(needs.product(), missing);
            addUnlessFresh(needs.zone(), now, missing);
            addUnlessFresh(needs.location(), now, missing);
            addUnlessFresh(needs.source(), now, missing);
        }
        return missing;
    }

    private void addUnlessKnown(@Nullable StreamId stream, Set<StreamId> missing) {
        if (stream != null && memory.state(stream) == null) {
            missing.add(stream);
        }
    }

    private void addUnlessFresh(@Nullable StreamId stream, Instant now, Set<StreamId> missing) {
        if (stream != null && !memory.hasReference(stream, now)) {
            missing.add(stream);
        }
    }

    private void resolve(PendingCommand command, Map<StreamId, StreamHistory> histories) {
        var perhaps = command.perhapsAppended();
        var history = histories.get(command.stream());
        if (perhaps == null || history == null) {
            return;
        }
        var last = perhaps.lastEventIn(history);
        if (last == null) {
            command.hasNotAppended();
        } else {
            answer(command, receipts.of(command, perhaps.verdict(), last.version(), last.offset()));
        }
    }

    private static boolean touches(PendingCommand command, Set<StreamId> streams) {
        if (streams.isEmpty()) {
            return false;
        }
        var needs = Needs.of(command.envelope());
        return Stream.of(
                        command.stream(),
                        needs.product(),
                        needs.zone(),
                        needs.location(),
                        needs.source())
                .anyMatch(stream -> stream != null && streams.contains(stream));
    }

    private void append(List<DecidedCommand> decided, Round round, Instant now) {
        List<Decision> decisions = decided.stream().map(DecidedCommand::decision).toList();
        PatientStore.Confirmed confirmed;
        try {
            confirmed = metrics.timeAppend(() -> store.append(decisions));
        } catch (RejectedCallException e) {
            appendOneByOne(decided, round, e);
            return;
        }
        if (confirmed.calls() > 1) {
            metrics.unknownOutcome();
            decided.forEach(command -> command.command().mayHaveAppended(command));
        }
        settle(decided, confirmed.outcomes(), round, now);
    }

    private void settle(
            List<DecidedCommand> decided, List<AppendOutcome> outcomes, Round round, Instant now) {
        var spoiled = new HashSet<StreamId>();
        for (int i = 0; i < decided.size(); i++) {
            if (!(outcomes.get(i) instanceof AppendOutcome.Appended)) {
                var decision = decided.get(i).decision();
                boolean first = spoiled.add(decision.stream());
                decision.reads().forEach(read -> spoiled.add(read.stream()));
                if (first && outcomes.get(i) instanceof AppendOutcome.Conflict(long actual)) {
                    metrics.conflict();
                    giveUpIfHopeless(decided.get(i).command(), actual);
                }
            }
        }
        var confirmed = round.working();
        confirmed.keySet().removeAll(spoiled);
        confirmed.replaceAll(
                (stream, state) ->
                        new StreamState(
                                state.version(),
                                Families.of(stream.family()).trimmed(state.state(), now),
                                state.lastAt()));
        memory.committed(confirmed, now);
        spoiled.forEach(memory::forget);
        var conflicting = new ArrayDeque<PendingCommand>();
        for (int i = 0; i < decided.size(); i++) {
            if (!answer(decided.get(i), outcomes.get(i))) {
                conflicting.push(decided.get(i).command());
            }
        }
        // Before what ended the batch, so that order is kept.
        conflicting.forEach(again::addFirst);
    }

    private void giveUpIfHopeless(PendingCommand command, long actualVersion) {
        if (command.perhapsAppended() == null && command.countConflict() > config.conflictsMax()) {
            refuse(
                    command,
                    Code.VERSION_CONFLICT,
                    "others keep changing the stream, which is at version " + actualVersion);
        }
    }

    /// False if it has to be decided again.
    private boolean answer(DecidedCommand decided, AppendOutcome outcome) {
        var command = decided.command();
        if (command.answer().isDone()) {
            return true;
        }
        return switch (outcome) {
            case AppendOutcome.Appended(long version, long offset) ->
                    answer(command, receipts.of(command, decided.verdict(), version, offset));
            case AppendOutcome.AlreadyDone done ->
                    answer(
                            command,
                            receipts.repeated(
                                    command, done.answer(), done.version(), done.offset()));
            case AppendOutcome.KeyReused() ->
                    refuse(
                            command,
                            Code.IDEMPOTENCY_KEY_REUSED,
                            "take a new key for another command");
            case AppendOutcome.Conflict _ -> false;
        };
    }

    /// One decision of the batch is what the store can't take: find it, and let the others through.
    private void appendOneByOne(
            List<DecidedCommand> decided, Round round, RejectedCallException cause) {
        if (decided.size() == 1) {
            LOG.error("The store rejects a decision", cause);
            memory.forget(decided.getFirst().decision().stream());
            decided.getFirst().command().answer().completeExceptionally(cause);
            return;
        }
        round.working().keySet().forEach(memory::forget);
        for (var command : decided) {
            if (!command.command().answer().isDone()) {
                carry(List.of(command.command()));
            }
        }
    }

    private void forgetAll(List<PendingCommand> batch) {
        batch.forEach(command -> memory.forget(command.stream()));
    }

    private void refuseAll(List<PendingCommand> batch, Code code, String detail) {
        for (var command : batch) {
            if (!command.answer().isDone()) {
                refuse(command, code, detail);
            }
        }
    }

    private boolean refuse(PendingCommand command, Code code, String detail) {
        return answer(command, Receipts.refused(command, code, detail));
    }

    private boolean answer(PendingCommand command, Receipt receipt) {
        metrics.answered(receipt);
        return command.answer().complete(receipt);
    }
}
