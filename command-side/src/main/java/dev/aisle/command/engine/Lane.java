package dev.aisle.command.engine;

import dev.aisle.command.follow.PromotionFollower;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.eventstore.Decision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The single writer of some buckets of a shard, on a thread of its own: takes what is there, loads what it
/// lacks in one query, decides in memory in order, appends in one call, answers. While one batch commits,
/// the next one gathers in the mailbox; an idle lane takes a single command at once.
///
/// Commands of one stream are decided in the order in which they came.
final class Lane implements Runnable {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofMillis(20);

    private final EngineConfig config;
    private final InstantSource clock;
    private final PatientStore store;
    private final EngineMetrics metrics;
    private final Answers answers;
    private final LaneMemory memory;
    private final Mailbox mailbox;
    private final StreamLoader loader;
    private final Settlement settlement;
    private final NewEvents newEvents = new NewEvents();

    /// Sent, and perhaps appended: of these, nothing else is decided until the same has been sent again.
    private List<Decided> unresolved = List.of();

    private volatile boolean stopping;
    private boolean interrupted;

    Lane(
            EngineConfig config,
            PatientStore store,
            ShardStores stores,
            @Nullable PromotionFollower promotions,
            SnapshotKeeper snapshots,
            Receipts receipts,
            EngineMetrics metrics,
            InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.metrics = metrics;
        this.answers = new Answers(metrics);
        this.memory = new LaneMemory(config);
        this.mailbox = new Mailbox(config.mailboxSize(), config.batchSizeMax(), clock, answers);
        this.loader =
                new StreamLoader(config, store, stores, promotions, memory, snapshots, metrics);
        this.settlement = new Settlement(config, memory, snapshots, receipts, answers, metrics);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// Ends the thread once all that was taken is answered.
    void stop() {
        stopping = true;
    }

    /// For after the thread's end: what slipped in meanwhile.
    void refuseLeft() {
        answers.refuseAll(mailbox.takeAll(), Code.UNAVAILABLE, "this instance is stopping");
        for (var one : unresolved) {
            answers.refuse(one.pending(), Code.UNAVAILABLE, "this instance is stopping");
        }
    }

    @Override
    public void run() {
        var batch = new ArrayList<Pending>(config.batchSizeMax());
        while (!interrupted && (!stopping || !mailbox.isEmpty() || !unresolved.isEmpty())) {
            batch.clear();
            try {
                if (unresolved.isEmpty()) {
                    mailbox.gather(batch);
                    carry(batch);
                } else {
                    sendAgain();
                }
            } catch (StoreUnavailableException e) {
                outlast(batch, e);
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                // The lane lives on: without it, its buckets would hang.
                LOG.error("A batch failed by a defect", e);
                memory.forgetAll(batch);
                batch.forEach(pending -> answers.fail(pending, e));
                unresolved.forEach(one -> answers.fail(one.pending(), e));
                unresolved = List.of();
            }
        }
    }

    private void carry(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        metrics.batch(batch.size());
        var now = clock.instant();
        var loaded = loader.load(batch, now);
        batch.forEach(pending -> settlement.resolve(pending, loaded));
        var unreadable = loader.loadParked(batch, now);
        for (var pending : batch) {
            if (!unreadable.isEmpty() && unreadable.contains(Parking.stream(pending))) {
                answers.refuse(
                        pending, Code.UNAVAILABLE, "the stream can't be read by this version");
            }
        }
        var ready = ready(batch, loaded.lacking());
        if (!ready.isEmpty()) {
            append(decide(ready));
        }
    }

    /// What can be decided now. What has to wait for another shard keeps its place, and its stream's order.
    private List<Pending> ready(List<Pending> batch, Lacking lacking) {
        var now = clock.instant();
        var ready = new ArrayList<Pending>(batch.size());
        var waiting = new ArrayList<Pending>();
        Set<StreamId> waitingStreams = new HashSet<>();
        for (var pending : batch) {
            if (pending.isAnswered()) {
                continue;
            }
            if (pending.isLateAt(now)) {
                answers.refuseLate(pending);
            } else if (lacking.isUndecodable(pending)) {
                answers.refuse(
                        pending, Code.UNAVAILABLE, "the stream can't be read by this version");
            } else if (waitingStreams.contains(pending.stream()) || lacking.isSilent(pending)) {
                if (pending.outlastsOutages() && !stopping) {
                    waitingStreams.add(pending.stream());
                    waiting.add(pending);
                } else {
                    answers.refuse(pending, Code.UNAVAILABLE, lacking.reason(pending));
                }
            } else {
                ready.add(pending);
            }
        }
        mailbox.putBack(waiting);
        if (ready.isEmpty() && !waiting.isEmpty()) {
            pause();
        }
        return ready;
    }

    private Round decide(List<Pending> batch) {
        var round = new Round(memory, newEvents, clock.instant(), config.batchSizeMax());
        for (int i = 0; i < batch.size(); i++) {
            try {
                if (!round.decide(batch.get(i))) {
                    mailbox.putBack(batch.subList(i, batch.size()));
                    break;
                }
            } catch (RuntimeException e) {
                LOG.error("A decision failed by a defect", e);
                answers.fail(batch.get(i), e);
            }
        }
        return round;
    }

    private void append(Round round) {
        var decided = round.decided();
        if (decided.isEmpty()) {
            return;
        }
        PatientStore.Confirmed confirmed;
        try {
            confirmed = metrics.timeAppend(() -> store.append(decisions(decided)));
        } catch (RejectedCallException e) {
            appendOneByOne(decided, e);
            return;
        } catch (StoreUnavailableException e) {
            if (e.perhapsDone()) {
                metrics.unknownOutcome();
                unresolved = decided;
            }
            throw e;
        }
        if (confirmed.calls() > 1) {
            metrics.unknownOutcome();
            perhapsAppended(decided);
        }
        mailbox.putBack(
                settlement.settle(decided, confirmed.outcomes(), round.working(), clock.instant()));
    }

    /// The same decisions again: under the lock it shows whether they were appended.
    private void sendAgain() {
        var left = unresolved;
        PatientStore.Confirmed confirmed;
        try {
            confirmed = store.append(decisions(left));
        } catch (RejectedCallException e) {
            unresolved = List.of();
            left.forEach(one -> answers.fail(one.pending(), e));
            return;
        }
        unresolved = List.of();
        perhapsAppended(left);
        mailbox.putBack(
                settlement.settle(left, confirmed.outcomes(), new HashMap<>(), clock.instant()));
    }

    private void perhapsAppended(List<Decided> decided) {
        for (var one : decided) {
            memory.tail(one.pending().bucket()).lost();
            if (one.verdict() != null) {
                one.pending().mayHaveAppended(one);
            }
        }
    }

    /// The store is gone. What was promised an outcome waits for it in its place; all else is answered.
    private void outlast(List<Pending> batch, StoreUnavailableException cause) {
        LOG.debugf("Batch given up size=%d cause=%s", batch.size(), cause.getCause());
        interrupted |= Thread.interrupted();
        memory.forgetAll(batch);
        // What came in meanwhile is not left without an answer until its deadline.
        mailbox.refuseShortLived(String.valueOf(cause.getMessage()));
        boolean outlasts = !stopping && !interrupted;
        for (var pending : batch) {
            if (!outlasts || !pending.outlastsOutages()) {
                answers.refuse(pending, Code.UNAVAILABLE, String.valueOf(cause.getMessage()));
            }
        }
        unresolved = unresolved.stream().filter(one -> !one.pending().isAnswered()).toList();
        var sent = new HashSet<Pending>();
        unresolved.forEach(one -> sent.add(one.pending()));
        mailbox.putBack(
                batch.stream()
                        .filter(pending -> !pending.isAnswered() && !sent.contains(pending))
                        .toList());
        pause();
    }

    /// One decision of the batch is what the store can't take: find it, and let the others through.
    private void appendOneByOne(List<Decided> decided, RejectedCallException cause) {
        decided.forEach(one -> memory.forget(one.decision().stream()));
        if (decided.stream().map(Decided::pending).distinct().count() == 1) {
            LOG.error("The store rejects a decision", cause);
            answers.fail(decided.getFirst().pending(), cause);
            return;
        }
        for (var one : decided) {
            if (!one.pending().isAnswered() && one.verdict() != null) {
                carry(List.of(one.pending()));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(OUTAGE_PAUSE);
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private static List<Decision> decisions(List<Decided> decided) {
        var decisions = new ArrayList<Decision>(decided.size());
        for (var one : decided) {
            decisions.add(one.decision());
        }
        return decisions;
    }
}
