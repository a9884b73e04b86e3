package dev.aisle.benchmarks.relay;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.NewEvent;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/// Appends one event at a time, each to a stream of its own.
final class SingleEvents {
    private static final ZoneId ZONE = new ZoneId("us-east");
    private static final Buffer METADATA =
            Buffer.buffer(
                    "{\"commandId\":\"01990000-0000-7000-8000-000000000001\",\"client\":\"pricing\"}");
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final EventStore store;
    private final Arrivals arrivals;
    private final String name;
    private final AtomicLong streams = new AtomicLong();

    /// @param name tells its streams from those of others
    SingleEvents(EventStore store, Arrivals arrivals, String name) {
        this.name = name;
        this.store = store;
        this.arrivals = arrivals;
    }

    /// @return `appended`; the time of the answer is told to the arrivals
    CompletionStage<String> append(long number) {
        var id = IDS.generate();
        var sku = new Sku("SKU-" + name + "-" + streams.incrementAndGet());
        var payload =
                Buffer.buffer(
                        "{\"kind\":\"SALE\",\"amount\":{\"minor\":%d,\"currency\":\"USD\",\"scale\":2}}"
                                .formatted(number % 99_999));
        var event = new NewEvent(id, "dev.aisle.price.PriceSet.v1", payload, METADATA);
        var decision = new Decision(StreamId.price(sku, ZONE), 0, List.of(), List.of(event), null);
        return store.append(List.of(decision))
                .subscribeAsCompletionStage()
                .thenApply(
                        outcomes -> {
                            arrivals.committed(id, System.nanoTime());
                            return switch (outcomes.getFirst()) {
                                case AppendOutcome.Appended _ -> "appended";
                                default ->
                                        throw new IllegalStateException(
                                                "not appended: " + outcomes.getFirst());
                            };
                        });
    }
}
