package dev.aisle.command.kafka;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
    private final BucketQueues queues;
    private final TakenPartitions partitions;
    private long sequence;
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
        this.queues = new BucketQueues(buckets.count(), config.inFlightMax(), waysIn);
        this.partitions = new TakenPartitions(config);
        metrics.watchInFlight(queues::inFlight);
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
                handOver(consumer, partitions.all());
            } catch (InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("Command topic not readable, connecting again cause=%s", e);
                partitions.lose(partitions.all());
                pause();
            } catch (RuntimeException e) {
                LOG.error("Ingress failed by a defect, and begins again", e);
                partitions.lose(partitions.all());
                pause();
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) {
        var polled = consumer.poll(queues.isWaiting() ? POLL_BUSY : POLL_IDLE);
        for (var partition : polled.partitions()) {
            var progress = partitions.of(partition);
            for (var record : polled.records(partition)) {
                take(record, progress);
            }
        }
        queues.advance(this::submit);
        partitions.holdBack(consumer);
        partitions.commitIfDue(consumer);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, PartitionProgress progress) {
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
        queues.add(bucket, command);
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

    /// Waits for what is open, commits what is answered, and forgets the rest.
    private void handOver(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> going) {
        long end = System.nanoTime() + config.handOverTimeout().toNanos();
        while (!partitions.areIdle(going) && System.nanoTime() < end) {
            if (!stopping) {
                queues.advance(this::submit);
            }
            sleep(Duration.ofMillis(5));
        }
        partitions.commitAndLose(consumer, going);
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
            partitions.lose(lost);
        }
    }
}
