package dev.aisle.projections.log.kafka;

import dev.aisle.projections.runner.ProjectionRunner;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Which buckets are this worker's. Nothing is skipped where no offset was ever committed: such a
/// partition is read from its beginning.
final class Assignment implements KafkaConsumerRebalanceListener {
    private final ProjectionRunner runner;

    Assignment(ProjectionRunner runner) {
        this.runner = runner;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var committed = consumer.committed(Set.copyOf(partitions));
        consumer.seekToBeginning(
                partitions.stream().filter(partition -> committed.get(partition) == null).toList());
        runner.assign(partitions.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        runner.release(partitions.stream().map(TopicPartition::partition).toList());
    }
}
