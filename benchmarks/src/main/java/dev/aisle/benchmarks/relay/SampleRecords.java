package dev.aisle.benchmarks.relay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records as the relay writes them, for the others to write the same bytes.
record SampleRecords(List<ConsumerRecord<byte[], byte[]>> records) {
    /// Key, value, and names and values of the headers; without Kafka's framing.
    int bytesEach() {
        return (int) records.stream().mapToInt(SampleRecords::bytes).average().orElseThrow();
    }

    List<String> payloads() {
        return records.stream().map(record -> text(record.value())).toList();
    }

    /// One line a record: the bytes of its key, its headers and its value.
    List<String> whole() {
        return records.stream()
                .map(
                        record -> {
                            var line = new StringBuilder(text(record.key()));
                            for (var header : record.headers()) {
                                line.append(header.key()).append(text(header.value()));
                            }
                            return line.append(text(record.value())).toString();
                        })
                .toList();
    }

    private static int bytes(ConsumerRecord<byte[], byte[]> record) {
        int bytes = record.key().length + record.value().length;
        for (var header : record.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
