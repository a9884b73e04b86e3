package dev.aisle.cli.verify.kafka;

import dev.aisle.cli.verify.Digest;
import dev.aisle.cli.verify.EventDigests;
import dev.aisle.cli.verify.Finding;
import dev.aisle.cli.verify.Findings;
import dev.aisle.cli.verify.Places;
import dev.aisle.cli.verify.Promise;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// P3, a partition at a time: the first occurrence of each offset comes right after that of the one
/// before, and is the log's event, byte for byte. A record at an offset that was there before is a
/// repeat: permitted wherever it stands if it is that same event again, and counted; else a finding.
public final class TopicWalk implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final int REPEATS_NAMED_MAX = 3;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final EventLog log;
    private final Findings findings;

    public TopicWalk(String bootstrapServers, String topic, EventLog log, Findings findings) {
        var config = new Properties();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        // A partition that is walked through is still asked for more; that must not hold up the
        // next.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");
        config.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(ANSWER_TIMEOUT.toMillis()));
        var bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(config, bytes, bytes);
        this.topic = topic;
        this.log = log;
        this.findings = findings;
    }

    /// Where to begin, and what is known of the log.
    ///
    /// @param kafkaOffset of the first record to look at, 0 for the whole
    /// @param afterOffset the last offset that came before it, −1 for none
    /// @param headOffset how far to look
    /// @param events of the log after `afterOffset`, up to the head
    public record Stretch(
            int bucket, long kafkaOffset, long afterOffset, long headOffset, EventDigests events) {}

    /// @param highest offset of an event that the partition holds
    /// @param nextKafkaOffset after the record of the head: where a next walk begins
    /// @param repeatsNamed the first ones
    public record Result(
            long records,
            long repeats,
            List<String> repeatsNamed,
            long highest,
            long nextKafkaOffset) {}

    /// Whether there is a partition for each bucket.
    public void checkPartitions(int bucketCount) {
        var partitions = consumer.partitionsFor(topic);
        int count = partitions == null ? 0 : partitions.size();
        if (count != bucketCount) {
            findings.add(
                    Finding.of(
                            Promise.P3,
                            "topic " + topic,
                            "has " + count + " partitions for " + bucketCount + " buckets"));
        }
    }

    /// @param waitAtMost for the relay to reach the head
    public Result walk(Stretch stretch, Duration waitAtMost) {
        var partition = new TopicPartition(topic, stretch.bucket());
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (begin > stretch.kafkaOffset()) {
            findings.add(
                    Finding.of(
                            Promise.P3,
                            "partition " + stretch.bucket(),
                            "begins at Kafka offset " + begin + ": records before it are gone"));
        }
        consumer.seek(partition, Math.max(begin, stretch.kafkaOffset()));
        var walk = new PartitionWalk(stretch, Math.max(begin, stretch.kafkaOffset()));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long deadlineNanos = System.nanoTime() + waitAtMost.toNanos();
        while (consumer.position(partition) < end
                || walk.highest < stretch.headOffset() && System.nanoTime() < deadlineNanos) {
            consumer.poll(POLL).forEach(walk::next);
        }
        walk.finish();
        return new Result(
                walk.records,
                walk.repeats,
                List.copyOf(walk.repeatsNamed),
                walk.highest,
                walk.nextKafkaOffset);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class PartitionWalk {
        private final Stretch stretch;
        private final Digest digest = new Digest();
        private final List<String> repeatsNamed = new java.util.ArrayList<>();
        private long highest;
        private long nextKafkaOffset;
        private long records;
        private long repeats;

        PartitionWalk(Stretch stretch, long kafkaOffset) {
            this.stretch = stretch;
            this.highest = stretch.afterOffset();
            this.nextKafkaOffset = kafkaOffset;
        }

        void next(ConsumerRecord<byte[], byte[]> record) {
            records++;
            var parsed = TopicRecord.parse(record);
            if (parsed.isEmpty()) {
                add(record, highest, "carries no event of Aisle's");
                return;
            }
            var event = parsed.get();
            long offset = event.offset();
            if (offset > highest) {
                if (offset > highest + 1 && highest < stretch.headOffset()) {
                    long missing = Math.min(offset - 1, stretch.headOffset());
                    add(
                            record,
                            highest + 1,
                            "offsets "
                                    + (highest + 1)
                                    + " to "
                                    + missing
                                    + " are missing before offset "
                                    + offset);
                }
                highest = offset;
                if (offset <= stretch.headOffset()) {
                    nextKafkaOffset = record.offset() + 1;
                }
            } else {
                repeats++;
                if (repeatsNamed.size() < REPEATS_NAMED_MAX) {
                    repeatsNamed.add(
                            Places.of(stretch.bucket(), offset)
                                    + ", again at Kafka offset "
                                    + record.offset());
                }
            }
            if (offset <= stretch.headOffset()) {
                compare(record, event);
            }
        }

        private void compare(ConsumerRecord<byte[], byte[]> record, TopicRecord event) {
            if (stretch.events().holds(event.offset(), event.digest(digest))
                    && event.hasKeyOfItsStream()) {
                return;
            }
            var stored = stored(event.offset());
            if (stored == null) {
                add(record, event.offset(), "the log has no event at this offset");
                return;
            }
            var expected = TopicRecord.of(stored);
            if (!event.equals(expected)) {
                findings.add(
                        new Finding(
                                Promise.P3,
                                place(record, event.offset()) + ", " + stored.stream(),
                                "the record is not the log's event",
                                expected.toString(),
                                event.toString()));
            }
        }

        private @Nullable StoredEvent stored(long offset) {
            return log
                    .read(Map.of(stretch.bucket(), offset - 1), 1)
                    .await()
                    .atMost(ANSWER_TIMEOUT)
                    .stream()
                    .filter(event -> event.offset() == offset)
                    .findFirst()
                    .orElse(null);
        }

        void finish() {
            if (highest < stretch.headOffset()) {
                findings.add(
                        Finding.of(
                                Promise.P3,
                                "partition " + stretch.bucket(),
                                "ends at offset "
                                        + highest
                                        + ", and the log at "
                                        + stretch.headOffset()));
            }
        }

        private void add(ConsumerRecord<byte[], byte[]> record, long offset, String what) {
            findings.add(Finding.of(Promise.P3, place(record, offset), what));
        }

        private String place(ConsumerRecord<byte[], byte[]> record, long offset) {
            return Places.of(stretch.bucket(), offset) + ", Kafka offset " + record.offset();
        }
    }
}
