package dev.aisle.relay.kafka;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.TopicWriter;
import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Writes by one idempotent producer.
final class KafkaTopicWriter implements TopicWriter {
    private final Producer<byte[], byte[]> producer;
    private final EventRecords records;

    KafkaTopicWriter(Producer<byte[], byte[]> producer, EventRecords records) {
        this.producer = producer;
        this.records = records;
    }

    @Override
    public void send(StoredEvent event, Acknowledgement acknowledgement) {
        try {
            var _ = producer.send(records.of(event), new Answer(acknowledgement));
        } catch (KafkaException | IllegalStateException e) {
            acknowledgement.failed(e, false); // The producer was closed meanwhile.
        }
    }

    /// From a callback, it ends the producer before that sends anything else: batches that wait are
    /// dropped, and those under way are refused by the broker, since their sequence lacks the failed one.
    @Override
    public void discard() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close(Duration timeout) {
        producer.close(timeout);
    }

    private record Answer(Acknowledgement acknowledgement) implements Callback {
        @Override
        public void onCompletion(@Nullable RecordMetadata written, @Nullable Exception failure) {
            if (failure != null) {
                acknowledgement.failed(failure, isRecordsFault(failure));
            } else if (written != null) {
                acknowledgement.written(written.offset());
            }
        }

        private static boolean isRecordsFault(Exception failure) {
            return switch (failure) {
                case RecordTooLargeException _,
                        RecordBatchTooLargeException _,
                        InvalidRecordException _,
                        InvalidTimestampException _,
                        CorruptRecordException _ ->
                        true;
                default -> false;
            };
        }
    }
}
