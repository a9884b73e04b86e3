package dev.aisle.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.MalformedCommandException;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A command read strictly into its record, against the same bytes parsed into a bare tree.
@State(Scope.Benchmark)
public class CommandCodecBenchmark {
    private final ObjectMapper bare = new ObjectMapper();
    private final byte[] json = Samples.commandJson();

    @Benchmark
    public CommandEnvelope ours() throws MalformedCommandException {
        return CommandCodec.decode(json);
    }

    @Benchmark
    public JsonNode raw() throws IOException {
        return bare.readTree(json);
    }
}
