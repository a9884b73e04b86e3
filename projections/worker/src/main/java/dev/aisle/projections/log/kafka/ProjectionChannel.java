package dev.aisle.projections.log.kafka;

import dev.aisle.projections.log.LogRecord;
import dev.aisle.projections.runner.ProjectionRunner;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Hands a channel's batches to its runner, and acknowledges what is done. Records of a bucket that
/// stands still are never acknowledged; the bucket is paused, and what arrives of it all the same is
/// dropped, to be read again by whoever has it assigned next.
final class ProjectionChannel {
    private final ProjectionRunner runner;
    private final KafkaClientService clients;
    private final RecordReader reader;

    ProjectionChannel(ProjectionRunner runner, KafkaClientService clients) {
        this.runner = runner;
        this.clients = clients;
        this.reader = new RecordReader(runner.projection().families());
    }

    Uni<Void> take(KafkaRecordBatch<byte[], byte[]> batch) {
        return Uni.createFrom()
                .item(() -> read(records(batch)))
                .runSubscriptionOn(runner.executor())
                .chain(runner::run)
                .chain(done -> settle(batch, done));
    }

    private Uni<Void> settle(KafkaRecordBatch<byte[], byte[]> batch, Set<Integer> done) {
        var acknowledgements = new ArrayList<Uni<Void>>();
        var undone = new HashSet<TopicPartition>();
        batch.getLatestOffsetRecords()
                .forEach(
                        (partition, latest) -> {
                            if (done.contains(partition.partition())) {
                                acknowledgements.add(Uni.createFrom().completionStage(latest::ack));
                            } else {
                                undone.add(partition);
                            }
                        });
        if (!undone.isEmpty()) {
            acknowledgements.add(pauseStopped(undone));
        }
        return Uni.join().all(acknowledgements).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> pauseStopped(Set<TopicPartition> undone) {
        return clients.<byte[], byte[]>getConsumer(runner.projection().name())
                .runOnPollingThread(
                        consumer -> {
                            var paused = new HashSet<>(undone);
                            paused.retainAll(consumer.assignment());
                            paused.removeIf(
                                    partition ->
                                            !runner.stops().containsKey(partition.partition()));
                            consumer.pause(paused);
                        });
    }

    private Map<Integer, List<LogRecord>> read(ConsumerRecords<byte[], byte[]> records) {
        var read = new HashMap<Integer, List<LogRecord>>();
        for (var partition : records.partitions()) {
            read.put(
                    partition.partition(),
                    records.records(partition).stream().map(reader::read).toList());
        }
        return read;
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<byte[], byte[]> records(KafkaRecordBatch<byte[], byte[]> batch) {
        return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow(() -> new IllegalStateException("the channel is not in batch mode"))
                .getRecords();
    }
}
