package dev.aisle.cli.log.kafka;

import dev.aisle.cli.CommandFailure;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads an events topic from its end: the last event of a bucket, and those after an offset. By the rule
/// of its consumers: what counts is the first record of each offset.
public final class PublishedLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /// More than a relay may have under way, and so more than may be out of order at the end.
    private static final long TAIL_RECORDS = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;

    public PublishedLog(String bootstrapServers, String topic) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        config.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        var bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(config, bytes, bytes);
        this.topic = topic;
    }

    /// How a bucket's partition ends.
    public sealed interface End {
        record Untouched() implements End {}

        /// It holds nothing, but it once did.
        record Emptied() implements End {}

        /// Its last record isn't a relay's.
        record Foreign(long recordOffset) implements End {}

        /// @param last the event with the highest offset
        record Event(PublishedEvent last) implements End {}
    }

    public End end(int bucket) {
        var partition = assigned(bucket);
        long begin = begin(partition);
        long end = end(partition);
        if (begin == end) {
            return end == 0 ? new End.Untouched() : new End.Emptied();
        }
        @Nullable PublishedEvent highest = null;
        long foreign = -1;
        consumer.seek(partition, Math.max(begin, end - TAIL_RECORDS));
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                var event = PublishedEvent.of(record);
                foreign = event == null ? record.offset() : -1;
                if (event != null
                        && (highest == null || event.event().offset() > highest.event().offset())) {
                    highest = event;
                }
            }
        }
        return highest == null || foreign >= 0
                ? new End.Foreign(Math.max(foreign, end - 1))
                : new End.Event(highest);
    }

    /// The event at an offset, null if the topic no longer has it.
    public @Nullable StoredEvent at(int bucket, long offset, PublishedEvent last) {
        var found = new HashMap<Long, StoredEvent>();
        walk(
                bucket,
                offset,
                last,
                event -> {
                    if (event.offset() == offset) {
                        found.putIfAbsent(offset, event);
                    }
                });
        return found.get(offset);
    }

    /// Hands over each event from an offset to the last, once and in order, in pages.
    public void from(
            int bucket,
            long offset,
            PublishedEvent last,
            int pageSize,
            Consumer<List<StoredEvent>> pages) {
        var page = new Page(offset, pageSize, pages);
        walk(bucket, offset, last, page::add);
        page.turn();
        if (page.next <= last.event().offset()) {
            throw new CommandFailure(
                    "The topic " + topic + " lacks offset " + page.next + " of bucket " + bucket);
        }
    }

    private static final class Page {
        private final int size;
        private final Consumer<List<StoredEvent>> pages;
        private final List<StoredEvent> events = new ArrayList<>();
        private long next;

        Page(long first, int size, Consumer<List<StoredEvent>> pages) {
            this.next = first;
            this.size = size;
            this.pages = pages;
        }

        void add(StoredEvent event) {
            if (event.offset() == next) {
                events.add(event);
                next++;
                if (events.size() == size) {
                    turn();
                }
            }
        }

        void turn() {
            if (!events.isEmpty()) {
                pages.accept(List.copyOf(events));
                events.clear();
            }
        }
    }

    /// Begins so far back that the first event met lies at or below the offset, since it can't lie further
    /// from the end than by the repeats between.
    private void walk(int bucket, long offset, PublishedEvent last, Consumer<StoredEvent> events) {
        var partition = assigned(bucket);
        long begin = begin(partition);
        long end = end(partition);
        long back = last.event().offset() - offset + TAIL_RECORDS;
        while (end - back > begin && firstOffset(partition, end - back, end) > offset) {
            back = 2 * back;
        }
        consumer.seek(partition, Math.max(begin, end - back));
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                var event = PublishedEvent.of(record);
                if (event != null) {
                    events.accept(event.event());
                }
            }
        }
    }

    private long firstOffset(TopicPartition partition, long from, long end) {
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                var event = PublishedEvent.of(record);
                if (event != null) {
                    return event.event().offset();
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private TopicPartition assigned(int bucket) {
        var partition = new TopicPartition(topic, bucket);
        consumer.assign(List.of(partition));
        return partition;
    }

    private long begin(TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
