package dev.aisle.command.kafka;

import java.util.ArrayDeque;
import org.apache.kafka.common.TopicPartition;

/// How far the records of one partition are answered. Confined to the ingress thread, but for the marks
/// that answers leave on the commands.
final class PartitionProgress {
    private static final long NOTHING = -1;

    private final TopicPartition partition;
    private final ArrayDeque<IngressCommand> open = new ArrayDeque<>();
    private long bytes;
    private long answeredBelow = NOTHING;
    private long committedBelow = NOTHING;
    private boolean paused;
    private boolean lost;

    PartitionProgress(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    void taken(IngressCommand command) {
        open.add(command);
        bytes += command.bytes();
    }

    /// Every record below it is answered: what may be committed, or -1 if nothing new may.
    long committable() {
        while (!open.isEmpty() && open.peek().isSettled()) {
            var settled = open.remove();
            bytes -= settled.bytes();
            answeredBelow = settled.offset() + 1;
        }
        return answeredBelow == committedBelow ? NOTHING : answeredBelow;
    }

    void committed(long below) {
        committedBelow = below;
    }

    void notCommitted() {
        committedBelow = NOTHING;
    }

    boolean isIdle() {
        committable();
        return open.isEmpty();
    }

    boolean isFull(IngressConfig config) {
        return open.size() >= config.partitionRecordsMax() || bytes >= config.partitionBytesMax();
    }

    boolean isHalfEmpty(IngressConfig config) {
        return open.size() <= config.partitionRecordsMax() / 2
                && bytes <= config.partitionBytesMax() / 2;
    }

    boolean isPaused() {
        return paused;
    }

    void paused(boolean now) {
        paused = now;
    }

    /// It is another instance's now, and what is open here comes again there.
    void lose() {
        lost = true;
        open.clear();
    }

    boolean isLost() {
        return lost;
    }
}
