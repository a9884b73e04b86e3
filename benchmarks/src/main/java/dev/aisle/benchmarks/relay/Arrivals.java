package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.load.Latencies;
import dev.aisle.contracts.log.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Consumes the events topic, and brings each event's commit and arrival together by its id.
final class Arrivals implements AutoCloseable {
    static final String CONSUMED = "consumed";

    private static final int RECORDS_PER_POLL = 500;
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(10);

    private final Map<UUID, Long> halves = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile Latencies latencies = new Latencies();
    private volatile boolean closed;

    Arrivals(BenchTopics topics) {
        var consumer = topics.eventConsumer(RECORDS_PER_POLL);
        consumer.assignment().forEach(consumer::position); // Now, not at the first poll.
        thread =
                Thread.ofPlatform()
                        .name("arrivals")
                        .start(
                                () -> {
                                    try (consumer) {
                                        while (!closed) {
                                            consumer.poll(Duration.ofMillis(100))
                                                    .forEach(this::arrived);
                                        }
                                    }
                                });
    }

    /// Forgets what was before.
    void begin() throws InterruptedException {
        awaitAll();
        latencies = new Latencies();
    }

    /// @return when all that was committed has arrived
    Latencies end() throws InterruptedException {
        awaitAll();
        return latencies;
    }

    void committed(UUID id, long nanoTime) {
        var arrival = halves.putIfAbsent(id, nanoTime);
        if (arrival != null) {
            meet(id, nanoTime, arrival);
        }
    }

    private void arrived(ConsumerRecord<byte[], byte[]> record) {
        long now = System.nanoTime();
        var header = record.headers().lastHeader(EventHeaders.ID);
        var id = UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
        var commit = halves.putIfAbsent(id, now);
        if (commit != null) {
            meet(id, commit, now);
        }
    }

    /// An event may arrive before its commit was acknowledged to us; that is no time at all.
    private void meet(UUID id, long commit, long arrival) {
        halves.remove(id);
        latencies.record(CONSUMED, arrival - commit);
    }

    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + ARRIVED_WITHIN.toNanos();
        while (!halves.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(halves.size() + " events have not arrived");
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
