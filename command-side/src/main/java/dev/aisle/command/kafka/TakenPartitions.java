package dev.aisle.command.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The partitions that this instance reads: how far each is answered, and how far that is committed. Offsets
/// are committed for all of them together, once in a while. Confined to the ingress thread.
final class TakenPartitions {
    private static final Logger LOG = Logger.getLogger(TakenPartitions.class);

    private final IngressConfig config;
    private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
    private long committedAtNanos = System.nanoTime();

    TakenPartitions(IngressConfig config) {
        this.config = config;
    }

    PartitionProgress of(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, PartitionProgress::new);
    }

    List<TopicPartition> all() {
        return List.copyOf(partitions.keySet());
    }

    /// Pauses what has enough open, and resumes it at half of that.
    void holdBack(KafkaConsumer<byte[], byte[]> consumer) {
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

    /// Commits what is answered if it is time to, without waiting for it.
    void commitIfDue(KafkaConsumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - committedAtNanos < config.commitInterval().toNanos()) {
            return;
        }
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

    /// Commits what is answered of partitions that go, and forgets the rest: it comes again elsewhere.
    void commitAndLose(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> going) {
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

    /// Whether nothing of them is open.
    boolean areIdle(Collection<TopicPartition> which) {
        for (var partition : which) {
            var progress = partitions.get(partition);
            if (progress != null && !progress.isIdle()) {
                return false;
            }
        }
        return true;
    }

    void lose(Collection<TopicPartition> going) {
        for (var partition : going) {
            var progress = partitions.remove(partition);
            if (progress != null) {
                progress.lose();
            }
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
}
