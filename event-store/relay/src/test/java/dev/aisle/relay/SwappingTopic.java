package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sends one event of one bucket after the event that follows it, as a relay must never do.
record SwappingTopic(EventTopic topic, int bucket, long offset) implements EventTopic {
    @Override
    public void check() {
        topic.check();
    }

    @Override
    public Map<Integer, PartitionTail> tails(Set<Integer> buckets) {
        return topic.tails(buckets);
    }

    @Override
    public TopicWriter open() {
        return new Swapping(topic.open());
    }

    private final class Swapping implements TopicWriter {
        private final TopicWriter writer;
        private @Nullable Runnable held;

        Swapping(TopicWriter writer) {
            this.writer = writer;
        }

        @Override
        public void send(StoredEvent event, Acknowledgement acknowledgement) {
            if (event.bucket() == bucket && event.offset() == offset) {
                held = () -> writer.send(event, acknowledgement);
                return;
            }
            writer.send(event, acknowledgement);
            if (held != null && event.bucket() == bucket) {
                held.run();
                held = null;
            }
        }

        @Override
        public void discard() {
            writer.discard();
        }

        @Override
        public void close(Duration timeout) {
            writer.close(timeout);
        }
    }
}
