package dev.aisle.relay.kafka;

import dev.aisle.relay.PartitionTail;
import dev.aisle.relay.TailScan;
import dev.aisle.relay.loop.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads the last records of partitions, and further back where these are only marks of the broker.
final class TailReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final int recordsMin;
    private final long deadlineNanos;
    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Scan> scans = new HashMap<>();

    private record Scan(TailScan scan, long from, long records) {}

    /// @param recordsMin how many records to look at, if there are so many
    TailReader(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            int recordsMin,
            Duration timeout) {
        this.consumer = consumer;
        this.recordsMin = recordsMin;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
        consumer.assign(partitions);
        this.starts = consumer.beginningOffsets(partitions, timeout);
        this.ends = consumer.endOffsets(partitions, timeout);
    }

    Map<Integer, PartitionTail> read() {
        var open = new HashSet<>(consumer.assignment());
        open.forEach(partition -> look(partition, recordsMin));
        finish(open);
        while (!open.isEmpty()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new UnavailableException(
                        "the ends of the events topic can't be read in time");
            }
            consumer.poll(POLL).forEach(this::take);
            finish(open);
        }
        var tails = new HashMap<Integer, PartitionTail>();
        scans.forEach((partition, scan) -> tails.put(partition.partition(), scan.scan().tail()));
        return tails;
    }

    private void look(TopicPartition partition, long records) {
        long start = starts.getOrDefault(partition, 0L);
        long end = end(partition);
        long from = Math.max(start, end - records);
        scans.put(partition, new Scan(new TailScan(start, end, from), from, records));
        consumer.seek(partition, from);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= end(partition)) {
            return;
        }
        var scan = scan(partition).scan();
        var identity = EventRecords.identity(record);
        if (identity == null) {
            scan.foreign(record.offset());
        } else {
            scan.mirrored(record.offset(), identity.bucketOffset(), identity.eventId());
        }
    }

    /// Takes out the partitions that are read to their end.
    private void finish(Set<TopicPartition> open) {
        for (var partition : List.copyOf(open)) {
            if (consumer.position(partition) < end(partition)) {
                continue;
            }
            var scan = scan(partition);
            if (scan.scan().hasRecord() || scan.from() <= starts.getOrDefault(partition, 0L)) {
                open.remove(partition);
                consumer.pause(List.of(partition));
            } else {
                look(partition, 2 * scan.records());
            }
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private Scan scan(TopicPartition partition) {
        var scan = scans.get(partition);
        if (scan == null) {
            throw new IllegalStateException("nothing is read of " + partition);
        }
        return scan;
    }
}
