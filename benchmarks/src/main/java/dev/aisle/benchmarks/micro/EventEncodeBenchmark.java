package dev.aisle.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// An event written as its payload, against a bare tree of the same JSON.
@State(Scope.Benchmark)
public class EventEncodeBenchmark {
    private final ObjectMapper bare = new ObjectMapper();
    private final PriceSet event = Samples.event();
    private final JsonNode tree = tree();

    @Benchmark
    public byte[] ours() {
        return EventCodec.encode(event);
    }

    @Benchmark
    public byte[] raw() throws JsonProcessingException {
        return bare.writeValueAsBytes(tree);
    }

    private JsonNode tree() {
        try {
            return bare.readTree(EventCodec.encode(event));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
