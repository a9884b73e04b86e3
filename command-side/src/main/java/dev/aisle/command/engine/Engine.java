package dev.aisle.command.engine;

import dev.aisle.command.decide.Refusal;
import dev.aisle.command.follow.FollowerBounds;
import dev.aisle.command.follow.PromotionFollower;
import dev.aisle.command.process.ProcessFactory;
import dev.aisle.command.process.ProcessMetrics;
import dev.aisle.command.process.Processes;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.Shard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where all ways in lead: decides commands and has them appended, a single writer per bucket.
public final class Engine {
    /// As long as the store remembers idempotency keys.
    public static final Duration KEY_AGE_MAX = Duration.ofDays(7);

    private static final Duration INTERRUPTED_WITHIN = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Problem KEY_REQUIRED =
            Problem.of(
                    Code.IDEMPOTENCY_KEY_REQUIRED,
                    "a repeated delta would count twice; send its message id as idempotency key",
                    "idempotencyKey");
    private static final Problem KEY_EXPIRED =
            Problem.of(
                    Code.IDEMPOTENCY_KEY_EXPIRED,
                    "it arrived more than 7 days ago, and keys are kept no longer",
                    "idempotencyKey");
    private static final Problem STOPPING =
            Problem.of(Code.UNAVAILABLE, "this instance is stopping");
    private static final Problem FULL =
            Problem.of(Code.OVERLOADED, "too many commands are waiting; come back later");

    private final EngineConfig config;
    private final Buckets buckets;
    private final InstantSource clock;
    private final EngineMetrics metrics;
    private final Lane[] laneOfBucket;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<TimerAgent> timers = new ArrayList<>();
    private final SnapshotKeeper snapshots;
    private final ProcessDesk desk;
    private final Processes processes;
    private final @Nullable PromotionFollower promotions;
    private volatile boolean accepting = true;

    /// Over one store of all buckets, where nothing ends by the clock before a command comes.
    ///
    /// @param epoch of the log, as the control plane has it
    public Engine(
            EngineConfig config,
            EventStore store,
            Buckets buckets,
            IntSupplier epoch,
            InstantSource clock,
            MeterRegistry registry) {
        this(
                config,
                List.of(StoreShard.only(store, null, buckets.count())),
                List.of(),
                buckets,
                epoch,
                clock,
                registry);
    }

    /// @param shards that together have every bucket once
    /// @param processes at most one of each family
    /// @param epoch of the log, as the control plane has it
    public Engine(
            EngineConfig config,
            List<StoreShard> shards,
            Collection<ProcessFactory> processes,
            Buckets buckets,
            IntSupplier epoch,
            InstantSource clock,
            MeterRegistry registry) {
        this.config = config;
        this.buckets = buckets;
        this.clock = clock;
        this.metrics = new EngineMetrics(registry);
        this.snapshots = new SnapshotKeeper(config.snapshots(), shards, buckets, metrics);
        this.laneOfBucket = new Lane[buckets.count()];
        var stores = new ShardStores(config, shards, buckets);
        this.promotions = follower(config, shards, clock);
        if (promotions != null) {
            metrics.watchPromotions(promotions::size);
        }
        this.desk = new ProcessDesk(stores, this::submit, config.deadline(), clock);
        this.processes =
                new Processes(
                        processes.stream().map(factory -> factory.over(desk, desk)).toList(),
                        config.processesMax(),
                        new ProcessMetrics(registry, clock));
        for (var shard : shards) {
            openLanes(shard, stores, new Receipts(epoch));
            if (shard.timers() != null) {
                timers.add(
                        new TimerAgent(
                                config.timers(),
                                shard.timers(),
                                shard.shard(),
                                this::elapse,
                                clock,
                                metrics));
            }
        }
    }

    /// Null unless all shards let their promotions be followed: else some were missing.
    private static @Nullable PromotionFollower follower(
            EngineConfig config, List<StoreShard> shards, InstantSource clock) {
        var logs = new HashMap<Shard, SelectedLog>();
        for (var shard : shards) {
            var log = shard.selected();
            if (log == null) {
                return null;
            }
            logs.put(shard.shard(), log);
        }
        var bounds = config.promotions();
        return new PromotionFollower(
                new FollowerBounds(
                        bounds.pollInterval(),
                        bounds.patience(),
                        bounds.countMax(),
                        bounds.sizeMax().asLongValue()),
                logs,
                clock);
    }

    private void openLanes(StoreShard shard, ShardStores stores, Receipts receipts) {
        var kept = shard.shard().buckets().stream().sorted().toList();
        for (int i = 0; i < config.lanes(); i++) {
            var lane =
                    new Lane(
                            config,
                            stores.of(kept.getFirst()),
                            stores,
                            promotions,
                            snapshots,
                            receipts,
                            metrics,
                            clock);
            for (int k = i; k < kept.size(); k += config.lanes()) {
                laneOfBucket[kept.get(k)] = lane;
            }
            metrics.watchMailbox(lanes.size(), lane.mailbox()::size);
            threads.add(Thread.ofPlatform().name("lane-" + lanes.size()).daemon().unstarted(lane));
            lanes.add(lane);
        }
    }

    public void start() {
        threads.forEach(Thread::start);
        snapshots.start();
        if (promotions != null) {
            promotions.start();
        }
        timers.forEach(TimerAgent::start);
        LOG.infof("Engine started lanes=%d buckets=%d", lanes.size(), buckets.count());
    }

    /// Takes a command. The stage completes on a lane's thread, so what depends on it is short; it fails
    /// only by a defect.
    public CompletionStage<Receipt> submit(Submission submission) {
        var stream = submission.envelope().command().stream();
        var refused = refusedAtOnce(submission, stream.family());
        if (refused.isPresent()) {
            return refused(submission, refused.get());
        }
        int bucket = buckets.of(stream.key());
        var command = new PendingCommand(submission, stream, bucket);
        return laneOfBucket[bucket].mailbox().offer(command)
                ? command.answer()
                : refused(submission, FULL);
    }

    /// Streams as the store has them.
    public StreamReader streams() {
        return desk;
    }

    /// Has a stream's process carry out what the stream intends, now rather than when its timer is due.
    ///
    /// @return see [Processes#advance]
    public CompletableFuture<Void> advance(StreamId stream) {
        return processes.advance(stream);
    }

    /// Ends what the clock has ended. What is due still is work for the stream's process, which nobody here
    /// waits for: it may take long, and its timer is due again unless it goes on.
    private CompletionStage<Receipt> elapse(StreamId stream, Instant dueAt) {
        int bucket = buckets.of(stream.key());
        var elapse = new PendingElapse(stream, bucket, dueAt);
        laneOfBucket[bucket].mailbox().offer(elapse);
        return elapse.answer()
                .whenComplete(
                        (receipt, _) -> {
                            if (receipt != null
                                    && elapse.leavesWork()
                                    && processes.has(stream.family())) {
                                var _ = processes.advance(stream);
                            }
                        });
    }

    /// Takes no more, and finishes what was taken, within a limit.
    public void stop() {
        accepting = false;
        timers.forEach(TimerAgent::stop);
        processes.stop();
        lanes.forEach(Lane::stop);
        try {
            join(config.stopTimeout());
            threads.forEach(Thread::interrupt);
            join(INTERRUPTED_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        snapshots.stop();
        if (promotions != null) {
            promotions.stop();
        }
        lanes.forEach(Lane::refuseLeft);
        LOG.info("Engine stopped");
    }

    private void join(Duration limit) throws InterruptedException {
        long endNanos = System.nanoTime() + limit.toNanos();
        for (var thread : threads) {
            long leftNanos = endNanos - System.nanoTime();
            if (thread.getState() != Thread.State.NEW && leftNanos > 0) {
                thread.join(Duration.ofNanos(leftNanos));
            }
        }
    }

    /// What is wrong whatever the state of any stream: such a command is in no ledger and no batch.
    public Optional<Problem> refusedAtOnce(CommandEnvelope envelope) {
        return refusedAtOnce(envelope, envelope.command().stream().family());
    }

    private static Optional<Problem> refusedAtOnce(CommandEnvelope envelope, Family family) {
        boolean lacksKey =
                envelope.type().kind() == CommandType.Kind.DELTA
                        && envelope.idempotencyKey() == null;
        return Families.of(family)
                .malformed(envelope.command())
                .map(Refusal::problem)
                .or(() -> lacksKey ? Optional.of(KEY_REQUIRED) : Optional.empty());
    }

    private Optional<Problem> refusedAtOnce(Submission submission, Family family) {
        boolean tooOld =
                submission.envelope().idempotencyKey() != null
                        && submission.arrivedAt().plus(KEY_AGE_MAX).isBefore(clock.instant());
        return refusedAtOnce(submission.envelope(), family)
                .or(() -> tooOld ? Optional.of(KEY_EXPIRED) : Optional.empty())
                .or(() -> accepting ? Optional.empty() : Optional.of(STOPPING));
    }

    private CompletionStage<Receipt> refused(Submission submission, Problem problem) {
        var receipt = Receipt.refused(submission.envelope().id(), problem);
        metrics.answered(receipt);
        return CompletableFuture.completedStage(receipt);
    }
}
