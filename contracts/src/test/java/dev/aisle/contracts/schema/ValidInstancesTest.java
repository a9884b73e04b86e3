package dev.aisle.contracts.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.RandomRecords;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.EventSchema;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.former.FormerEvent;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is valid is read back as it was written, and its schema says that it is valid.
class ValidInstancesTest {
    private static final Path GOLDEN = SchemaFiles.MODULE.resolve("src/test/resources/golden");
    private static final int ROUNDS = 60;

    private final Validator validator = Validator.ofCheckedIn();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RandomRecords records = new RandomRecords(random);

    @Test
    void everyGoldenFileIsWhatItsSchemaSays() {
        var files = SchemaFiles.below(GOLDEN);
        assertThat(files).hasSize(schemas().size() + CommandType.offered().size() + 1);
        files.forEach(
                (path, text) -> {
                    var schema =
                            path.startsWith("commands/")
                                    ? path.replace(".json", ".v1.json")
                                    : "events/" + path.replace("Metadata.json", "Metadata.v1.json");
                    assertValid(schema, text);
                });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void anyEventIsReadBackAndIsWhatItsSchemaSays(EventSchema schema) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Object form = records.of(schema.form());
            var event = form instanceof FormerEvent former ? former.upcast() : form;
            var json = Json.LENIENT.writeValueAsBytes(form);
            assertThat(EventCodec.decode(schema, json)).as("seed " + seed).isEqualTo(event);
            assertValid("events/" + SchemaFiles.fileName(schema), new String(json, UTF_8));
        }
    }

    static List<EventSchema> schemas() {
        return Arrays.stream(EventType.values()).flatMap(type -> type.schemas().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void anyCommandIsReadBackAndIsWhatItsSchemaSays(CommandType type) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var envelope = envelope(type);
            var json = CommandCodec.encode(envelope);
            assertThat(CommandCodec.decode(json)).as("seed " + seed).isEqualTo(envelope);
            assertValid("commands/" + type + ".v1.json", new String(json, UTF_8));
            if (round < 10) {
                assertValid("commands/Command.v1.json", new String(json, UTF_8));
            }
        }
    }

    @Test
    void anyMetadataAndAnyReceiptIsWhatItsSchemaSays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var metadata = records.of(EventMetadata.class);
            assertValid(
                    "events/EventMetadata.v1.json",
                    new String(EventCodec.encodeMetadata(metadata), UTF_8));
            assertValid(
                    "answers/Receipt.v1.json",
                    Json.LENIENT.writeValueAsString(records.of(Receipt.class)));
        }
        for (var code : Code.values()) {
            var problem = Problem.of(code, "because", "data.price");
            var receipt = Receipt.refused(UUID.randomUUID(), problem).atLine(1);
            assertValid("answers/Problem.v1.json", Json.LENIENT.writeValueAsString(problem));
            assertValid("answers/Receipt.v1.json", Json.LENIENT.writeValueAsString(receipt));
        }
    }

    private CommandEnvelope envelope(CommandType type) {
        return new CommandEnvelope(
                new UUID(random.nextLong(), random.nextLong()),
                type,
                records.of(type.commandClass()),
                random.nextBoolean() ? records.between(0, (1L << 53) - 1) : null,
                random.nextBoolean() || type.kind() == CommandType.Kind.DELTA
                        ? records.key()
                        : null,
                random.nextBoolean() ? records.of(SourceVersion.class) : null,
                random.nextBoolean() ? records.instant() : null,
                random.nextBoolean());
    }

    private void assertValid(String schema, String json) {
        assertThat(validator.faults(schema, SchemaFiles.parse(json)))
                .as(() -> schema + " " + json + ", seed " + seed)
                .isEmpty();
    }
}
