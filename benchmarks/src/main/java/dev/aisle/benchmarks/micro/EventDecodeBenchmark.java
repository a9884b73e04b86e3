package dev.aisle.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A payload read into its event, against the same bytes parsed into a bare tree.
@State(Scope.Benchmark)
public class EventDecodeBenchmark {
    private final ObjectMapper bare = new ObjectMapper();
    private final byte[] payload = EventCodec.encode(Samples.event());

    @Benchmark
    public Event ours() {
        return EventCodec.decode(EventType.PRICE_SET, payload);
    }

    @Benchmark
    public JsonNode raw() throws IOException {
        return bare.readTree(payload);
    }
}
