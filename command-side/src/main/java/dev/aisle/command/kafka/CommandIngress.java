package dev.aisle.command.kafka;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commands from the command topic, each with one final receipt. A command's offset is committed after
/// its append and its receipt (P1), so after a crash it comes again; source versions and keys make that
/// harmless, and what has neither goes by its command id.
///
/// On a thread of its own, which reads, decodes and hands over; receipts are sent by another.
final class CommandIngress implements Runnable {
    private static final Logger LOG = Logger.getLogger(CommandIngress.class);
    private static final Duration POLL_IDLE = Duration.ofMillis(100);
    private static final Duration POLL_BUSY = Duration.ofMillis(2);
    private static final Duration CONNECT_AGAIN = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final CommandRecords records;
    private final ReceiptSender receipts;
    private final Installation installation;
    private final Buckets buckets;
    private final IngressConfig config;
    private final IngressMetrics metrics;

    private final BucketQueue[] queues;
    private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
    private long sequence;
    private long committedAtNanos = System.nanoTime();
    private volatile boolean stopping;

    CommandIngress(
            KafkaClients clients,
            CommandRecords records,
            Supplier<WayIn> waysIn,
            ReceiptSender receipts,
            Installation installation,
            Buckets buckets,
            IngressConfig config,
            IngressMetrics metrics) {
        this.clients = clients;
        this.records = records;
        this.receipts = receipts;
        this.installation = installation;
        this.buckets = buckets;
        this.config = config;
        this.metrics = metrics;
        this.queues = new BucketQueue[buckets.count()];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new BucketQueue(waysIn.get());
        }
        metrics.watchInFlight(this::inFlight);
    }

    /// Takes no more, and waits for answers within the limit of a hand-over.
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var consumer = clients.consumer(installation.commandsGroup())) {
                consumer.subscribe(List.of(installation.commandsTopic()), new Rebalance(consumer));
                while (!stopping) {
                    turn(consumer);
                }
                handOver(consumer, List.copyOf(partitions.keySet()));
            } catch (InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("Command topic not readable, connecting again cause=%s", e);
                loseAll();
                pause();
            } catch (RuntimeException e) {
                LOG.error("Ingress failed by a defect, and begins again", e);
                loseAll();
                pause();
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) {
        var polled = consumer.poll(isWaiting() ? POLL_BUSY : POLL_IDLE);
        for (var record : polled) {
            take(record);
        }
        submitWaiting();
        holdBack(consumer);
        if (System.nanoTime() - committedAtNanos >= config.commitInterval().toNanos()) {
            commitLater(consumer);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        var progress = partitions.computeIfAbsent(partition, PartitionProgress::new);
        var command = records.read(record, progress, sequence++);
        progress.taken(command);
        var submission = command.submission();
        if (submission == null) {
            metrics.quarantined();
            receipts.send(command);
            return;
        }
        int bucket = buckets.of(submission.envelope().command().stream().key());
        if (bucket != record.partition()) {
            metrics.misrouted();
        }
        queues[bucket].add(command);
    }

    private void submitWaiting() {
        long now = System.nanoTime();
        int free = config.inFlightMax();
        for (var queue : queues) {
            // A shard that is gone keeps what it was given; the others go on.
            free -= queue.isStalled(now) ? 0 : queue.inFlight();
        }
        for (var queue : queues) {
            if (free > 0 && queue.isWaiting() && !queue.isStalled(now)) {
                free -= queue.advance(free, now, command -> submit(queue, command));
            }
        }
    }

    private void submit(BucketQueue queue, IngressCommand command) {
        var submission = command.submission();
        if (submission == null) {
            return;
        }
        queue.wayIn()
                .submit(submission)
                .whenComplete((receipt, defect) -> answered(queue, command, receipt, defect));
    }

    /// On the engine's thread.
    private void answered(
            BucketQueue queue,
            IngressCommand command,
            @Nullable Receipt receipt,
            @Nullable Throwable defect) {
        long now = System.nanoTime();
        if (receipt == null) {
            LOG.error("A command can't be decided by a defect, and is quarantined", defect);
            metrics.quarantined();
            command.quarantine(CommandRecords.DEFECT);
        } else if (receipt.code().isTransient()) {
            queue.turnAway(command, now);
            return;
        } else {
            command.answer(receipt);
        }
        receipts.send(command);
        queue.answered(now);
    }

    private boolean isWaiting() {
        for (var queue : queues) {
            if (queue.isWaiting()) {
                return true;
            }
        }
        return false;
    }

    private int inFlight() {
        int sum = 0;
        for (var queue : queues) {
            sum += queue.inFlight();
        }
        return sum;
    }

    private void holdBack(KafkaConsumer<byte[], byte[]> consumer) {
        for (var progress : partitions.values()) {
            progress.committable();
            if (!progress.isPaused() && progress.isFull(config)) {
                consumer.pause(List.of(progress.partition()));
                progress.paused(true);
            } else if (progress.isPaused() && progress.isHalfEmpty(config)) {
                consumer.resume(List.of(progress.partition()));
                progress.paused(false);
            }
        }
    }

    private void commitLater(KafkaConsumer<byte[], byte[]> consumer) {
        committedAtNanos = System.nanoTime();
        var offsets = committable(partitions.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(
                    offsets,
                    (_, e) -> {
                        if (e != null) {
                            LOG.debugf("Offsets not committed, again later cause=%s", e);
                            forgetCommitted(offsets.keySet());
                        }
                    });
            committed(offsets);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> which) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : which) {
            var progress = partitions.get(partition);
            long below = progress == null ? -1 : progress.committable();
            if (below >= 0) {
                offsets.put(partition, new OffsetAndMetadata(below));
            }
        }
        return offsets;
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach(
                (partition, offset) -> {
                    var progress = partitions.get(partition);
                    if (progress != null) {
                        progress.committed(offset.offset());
                    }
                });
    }

    private void forgetCommitted(Collection<TopicPartition> which) {
        for (var partition : which) {
            var progress = partitions.get(partition);
            if (progress != null) {
                progress.notCommitted();
            }
        }
    }

    /// Waits for what is open, commits what is answered, and forgets the rest.
    private void handOver(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> going) {
        long end = System.nanoTime() + config.handOverTimeout().toNanos();
        while (!going.stream().allMatch(this::isIdle) && System.nanoTime() < end) {
            if (!stopping) {
                submitWaiting();
            }
            sleep(Duration.ofMillis(5));
        }
        var offsets = committable(going);
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, config.handOverTimeout());
            }
        } catch (KafkaException e) {
            LOG.debugf("Offsets not committed at a hand-over cause=%s", e);
        } finally {
            lose(going);
        }
    }

    private boolean isIdle(TopicPartition partition) {
        var progress = partitions.get(partition);
        return progress == null || progress.isIdle();
    }

    private void lose(Collection<TopicPartition> going) {
        for (var partition : going) {
            var progress = partitions.remove(partition);
            if (progress != null) {
                progress.lose();
            }
        }
    }

    private void loseAll() {
        lose(List.copyOf(partitions.keySet()));
    }

    private void pause() {
        if (!stopping) {
            sleep(CONNECT_AGAIN);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Rebalance(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            LOG.debugf("Command partitions assigned count=%d", assigned.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            handOver(consumer, revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            lose(lost);
        }
    }
}
