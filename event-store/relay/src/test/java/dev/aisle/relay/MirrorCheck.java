package dev.aisle.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aisle.contracts.log.EventHeaders;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.local.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Compares the topic with the store, offset for offset, the way a consumer takes it: highest plus one.
///
/// @param events how many the topic has, each counted once
/// @param stored how many the store has
/// @param repeats how many records repeat an event that was there before
/// @param differences what breaks P3
record MirrorCheck(long events, long stored, long repeats, List<String> differences) {
    private static final int PAGE = 10_000;

    static MirrorCheck of(String topic, EventLog log) {
        return of(TestServers.get().kafkaBootstrapServers(), topic, log);
    }

    static MirrorCheck of(String kafka, String topic, EventLog log) {
        var records = TopicContents.read(kafka, topic);
        long events = 0;
        long stored = 0;
        long repeats = 0;
        var differences = new ArrayList<String>();
        for (int bucket : Installed.ALL) {
            var inStore = stored(log, bucket);
            stored += inStore.size();
            long highest = -1;
            for (var record : records.getOrDefault(bucket, List.of())) {
                long offset = Long.parseLong(header(record, EventHeaders.OFFSET));
                if (offset > highest + 1) {
                    differences.add(
                            "bucket %d jumps from %d to %d".formatted(bucket, highest, offset));
                } else if (offset == highest + 1) {
                    highest = offset;
                    events++;
                } else {
                    repeats++;
                }
                var event = inStore.get(offset);
                if (event == null || !same(event, record)) {
                    differences.add("bucket %d differs at %d".formatted(bucket, offset));
                }
            }
        }
        return new MirrorCheck(events, stored, repeats, differences);
    }

    boolean isWhole() {
        return differences.isEmpty() && events == stored;
    }

    private static Map<Long, StoredEvent> stored(EventLog log, int bucket) {
        var events = new HashMap<Long, StoredEvent>();
        while (true) {
            var page =
                    log.read(Map.of(bucket, events.size() - 1L), PAGE)
                            .await()
                            .atMost(Duration.ofSeconds(10));
            if (page.isEmpty()) {
                return events;
            }
            page.forEach(event -> events.put(event.offset(), event));
        }
    }

    private static boolean same(StoredEvent event, ConsumerRecord<byte[], byte[]> record) {
        return header(record, EventHeaders.ID).equals(event.id().toString())
                && Arrays.equals(record.key(), event.stream().key().getBytes(UTF_8))
                && Arrays.equals(record.value(), event.payload().getBytes());
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
