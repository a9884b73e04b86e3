package dev.aisle.command.kafka;

import dev.aisle.contracts.receipt.Problem;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Records that are no commands, kept for a person to look at: as they came, with key and headers, and
/// with the reason and their place in further headers.
final class Quarantine {
    private static final int CUT_BYTES = 64 * 1024;
    private static final int CUT_KEY_BYTES = 1024;

    private final String topic;

    Quarantine(String topic) {
        this.topic = topic;
    }

    ProducerRecord<byte[], byte[]> whole(ConsumerRecord<byte[], byte[]> record, Problem problem) {
        var kept =
                new ProducerRecord<byte[], byte[]>(
                        topic, null, record.key(), record.value(), record.headers());
        describe(record, problem, kept);
        return kept;
    }

    /// For what is too large for the topic: its beginning, without its headers.
    ProducerRecord<byte[], byte[]> cut(ConsumerRecord<byte[], byte[]> record, Problem problem) {
        var kept =
                new ProducerRecord<byte[], byte[]>(
                        topic,
                        null,
                        cut(record.key(), CUT_KEY_BYTES),
                        cut(record.value(), CUT_BYTES));
        describe(record, problem, kept);
        int length = record.value() == null ? 0 : record.value().length;
        CommandHeaders.add(kept.headers(), "aisle-cut-from-bytes", Integer.toString(length));
        return kept;
    }

    private static void describe(
            ConsumerRecord<byte[], byte[]> record,
            Problem problem,
            ProducerRecord<byte[], byte[]> kept) {
        var headers = kept.headers();
        CommandHeaders.add(headers, "aisle-code", problem.code().name());
        CommandHeaders.add(headers, "aisle-detail", problem.detail());
        CommandHeaders.add(headers, "aisle-field", problem.field());
        CommandHeaders.add(headers, "aisle-partition", Integer.toString(record.partition()));
        CommandHeaders.add(headers, "aisle-offset", Long.toString(record.offset()));
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int max) {
        return bytes == null || bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
    }
}
