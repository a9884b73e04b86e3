package dev.aisle.contracts.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reader of the common form against the one of every form.
class EnvelopeReaderTest {
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final String PRICE =
            """
            {"id":"01990000-0000-7000-8000-000000000001","type":"SetPrice","sku":"SKU-1","zone":"us-east",\
            "data":{"kind":"LIST","price":{"minor":100,"currency":"USD","scale":2}}}\
            """;

    @ParameterizedTest
    @MethodSource("offered")
    void theCommonFormOfEveryTypeIsReadInOnePass(CommandType type) {
        assertThat(EnvelopeReader.read(CommandCodec.encode(full(type)))).isEqualTo(full(type));
    }

    /// Bytes are changed, swapped, doubled and left out: what one pass reads, the tree reads alike.
    @ParameterizedTest
    @MethodSource("offered")
    void whatIsReadInOnePassIsReadAlikeByTheTree(CommandType type) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var sample = CommandCodec.encode(full(type));
        for (int i = 0; i < 4_000; i++) {
            var json = changed(sample, random);
            var read = EnvelopeReader.read(json);
            if (read != null) {
                assertThat(read)
                        .as("seed %d, %s", seed, new String(json, UTF_8))
                        .isEqualTo(CommandCodec.decodeSlowly(json));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sku\":\"SKU-1\"|\"sku\":\"SKU-1\",\"sku\":\"SKU-1\"",
                "\"data\":{|\"data\":{\"sku\":\"SKU-2\",",
                "\"data\":{|\"data\":{\"price\":{\"minor\":1,\"currency\":\"USD\",\"scale\":2},",
                "\"data\":{|\"location\":\"store-1\",\"data\":{",
                "\"data\":{|\"more\":1,\"data\":{",
                "}}}|}}} {}",
                "}}}|}}",
                "00000000001\"|0000000000x\"",
                "\"kind\":|\"of\":",
                "LIST|",
                "\"minor\":100|\"minor\":\"100\"",
                "\"minor\":100|\"minor\":100.0",
                "SetPrice|Setprice",
                "SKU-1|SKU 1",
                "us-east|us-\\u0065ast",
            })
    void whatIsNoneOrOfAnotherFormIsLeftToTheTree(String change) {
        var parts = change.split("\\|", -1);
        assertThat(PRICE).contains(parts[0]);
        assertThat(EnvelopeReader.read(PRICE.getBytes(UTF_8))).isNotNull();
        assertThat(EnvelopeReader.read(PRICE.replace(parts[0], parts[1]).getBytes(UTF_8))).isNull();
    }

    @Test
    void aCommandBeforeItsTypeIsReadByTheTree() throws Exception {
        var turned = Json.STRICT.createObjectNode();
        var fields = (ObjectNode) Json.STRICT.readTree(PRICE);
        turned.set("data", fields.remove("data"));
        turned.setAll(fields);
        var json = Json.STRICT.writeValueAsBytes(turned);
        assertThat(EnvelopeReader.read(json)).isNull();
        assertThat(CommandCodec.decode(json)).isEqualTo(CommandCodec.decode(PRICE.getBytes(UTF_8)));
    }

    @Test
    void whatIsNotOfferedIsNotRead() {
        var steps = EnumSet.allOf(CommandType.class);
        CommandType.offered().forEach(steps::remove);
        assertThat(steps).isNotEmpty();
        for (var step : steps) {
            var json = CommandCodec.encode(full(step));
            assertThat(EnvelopeReader.read(json)).as("%s", step).isNull();
        }
    }

    static List<CommandType> offered() {
        return CommandType.offered();
    }

    private static CommandEnvelope full(CommandType type) {
        return new CommandEnvelope(
                ID,
                type,
                CommandSamples.of(type),
                7L,
                "till-9/4711",
                SourceVersion.sequenced(new SourceId("pricing"), 3, 42),
                Instant.parse("2026-11-27T05:00:00Z"),
                true);
    }

    private static byte[] changed(byte[] sample, Random random) {
        var json = sample.clone();
        int at = random.nextInt(json.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                json[at] = (byte) random.nextInt(-128, 128);
                yield json;
            }
            case 1 -> {
                json[at] = json[random.nextInt(json.length)];
                yield json;
            }
            case 2 -> {
                int length = random.nextInt(Math.min(40, json.length - at));
                System.arraycopy(json, at, json, random.nextInt(json.length - length), length);
                yield json;
            }
            default -> Arrays.copyOf(json, at);
        };
    }
}
