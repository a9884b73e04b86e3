package dev.aisle.benchmarks.append;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.NewEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What is appended by every side alike: events of 200 bytes with 96 bytes of metadata, in 100,000 streams
/// over 64 buckets. The bytes are random, so that nothing is won by compressing them.
final class Shop {
    static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);
    static final int STREAMS = 100_000;
    static final String TYPE = "dev.aisle.stock.StockReceived.v1";

    private static final int PAYLOADS = 4_096;
    private static final int PAYLOAD_BYTES = 200;
    private static final int METADATA_BYTES = 96;

    private final StreamId[] streams = new StreamId[STREAMS];
    private final String[] names = new String[STREAMS];
    private final int[] buckets = new int[STREAMS];
    private final Buffer[] payloads = new Buffer[PAYLOADS];
    private final Buffer metadata;

    Shop() {
        var random = new Random(1);
        for (int i = 0; i < STREAMS; i++) {
            streams[i] = StreamId.parse("stock/SKU-" + (1_000_000 + i) + "/store-" + i % 97);
            names[i] = streams[i].toString();
            buckets[i] = BUCKETS.of(streams[i].key());
        }
        for (int i = 0; i < PAYLOADS; i++) {
            payloads[i] = bytes(random, PAYLOAD_BYTES);
        }
        metadata = bytes(random, METADATA_BYTES);
    }

    private static Buffer bytes(Random random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return Buffer.buffer(bytes);
    }

    StreamId stream(int i) {
        return streams[i];
    }

    String name(int i) {
        return names[i];
    }

    int bucket(int i) {
        return buckets[i];
    }

    Buffer payload() {
        return payloads[ThreadLocalRandom.current().nextInt(PAYLOADS)];
    }

    Buffer metadata() {
        return metadata;
    }

    NewEvent event() {
        return new NewEvent(id(), TYPE, payload(), metadata);
    }

    static UUID id() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    static int anyStream() {
        return ThreadLocalRandom.current().nextInt(STREAMS);
    }
}
