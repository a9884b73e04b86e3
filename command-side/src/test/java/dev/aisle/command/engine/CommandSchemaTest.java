package dev.aisle.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The schemas in `contracts/schemas/commands` take what we take whatever the state of any stream, and
/// refuse what we refuse, but for what is listed as a [Difference] (P10). Valid commands are changed in
/// one place, and at random in two.
class CommandSchemaTest {
    /// What no schema can say, or says at too high a price. In each, the schema takes more.
    private enum Difference {
        /// In JSON Schema 1.0 and 1e3 are whole numbers.
        WHOLE_NUMBERS_HAVE_NO_FRACTION("must be a whole number in range"),
        TIME_ZONES_ARE_THOSE_OF_THE_TZ_DATABASE("a time zone of the tz database"),
        CURRENCIES_ARE_THOSE_OF_ISO_4217("an ISO 4217 code, such as EUR"),
        A_METHOD_OF_FULFILMENT_IS_NAMED_ONCE("at least one, each kind once"),
        A_COUNT_IS_NOT_BEFORE_ITS_WATERMARK("not after asOf"),
        AN_ADJUSTMENT_IS_NOT_ZERO("and not 0"),
        A_MEMBER_PRICE_IS_AN_AUDIENCES("a MEMBER price is an audience's"),
        PIECES_FOLLOW_ONE_ANOTHER("not before the horizon, nor before the end of the piece before"),
        A_PROMOTION_ENDS_AFTER_IT_BEGINS("must be after data."),
        A_LOCAL_TIME_IS_ON_A_DAY_THAT_THERE_IS("a local date and time that there is"),
        SOME_FIELDS_GO_TOGETHER("go together");

        private final String said;

        Difference(String said) {
            this.said = said;
        }

        static @Nullable Difference of(String refusal) {
            for (var difference : values()) {
                if (refusal.contains(difference.said)) {
                    return difference;
                }
            }
            return null;
        }
    }

    private static final Path CONTRACTS = Path.of(System.getProperty("aisle.root"), "contracts");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAIRS = 100;
    private static final Set<Difference> SEEN = EnumSet.noneOf(Difference.class);

    private final List<JsonNode> values = values();

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void theSchemaTakesAndRefusesWhatWeDo(CommandType type) throws IOException {
        var schema = schema(type);
        var valid = (ObjectNode) JSON.readTree(Files.readString(golden(type)));
        assertSame(schema, valid, "unchanged");
        var places = places(valid, "");
        for (var place : places) {
            for (var value : values) {
                var changed = valid.deepCopy();
                put(changed, place, value);
                assertSame(schema, changed, place);
            }
            var without = valid.deepCopy();
            remove(without, place);
            assertSame(schema, without, "without " + place);
            if (valid.at(place) instanceof ObjectNode) {
                var more = valid.deepCopy();
                ((ObjectNode) more.at(place)).put("addedLater", 1);
                assertSame(schema, more, "more in " + place);
            }
        }
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < PAIRS; i++) {
            var changed = valid.deepCopy();
            for (int n = 0; n < 2; n++) {
                var place = places.get(random.nextInt(places.size()));
                if (!changed.at(place).isMissingNode()) {
                    put(changed, place, values.get(random.nextInt(values.size())));
                }
            }
            assertSame(schema, changed, "seed " + seed + ", round " + i);
        }
    }

    @AfterAll
    static void everyDifferenceIsThere() {
        assertThat(SEEN).containsExactlyInAnyOrder(Difference.values());
    }

    private static void assertSame(Schema schema, JsonNode json, String what) {
        var ours = refusal(json);
        var theirs = schema.validate(json);
        var difference = ours == null ? null : Difference.of(ours);
        if (difference != null && theirs.isEmpty()) {
            SEEN.add(difference);
            return;
        }
        assertThat(ours == null)
                .as(() -> what + "\n" + json + "\nours: " + ours + "\nthe schema's: " + theirs)
                .isEqualTo(theirs.isEmpty());
    }

    private static @Nullable String refusal(JsonNode json) {
        try {
            var envelope = CommandCodec.decode(json.toString().getBytes(UTF_8));
            return lacksKey(envelope)
                    ? "idempotencyKey is required"
                    : Families.of(envelope.command().stream().family())
                            .malformed(envelope.command())
                            .map(refusal -> refusal.field() + " " + refusal.detail())
                            .orElse(null);
        } catch (MalformedCommandException e) {
            return e.field() + " " + e.getMessage();
        }
    }

    private static boolean lacksKey(CommandEnvelope envelope) {
        return envelope.type().kind() == CommandType.Kind.DELTA
                && envelope.idempotencyKey() == null;
    }

    private static List<JsonNode> values() {
        try {
            var values = new ArrayList<JsonNode>();
            JSON.readTree(
                            """
                            [null, true, 0, 1, -1, 4, 5, 1.5, 1.0, 1e3, 10000, 10001, 1000000000, 1000000001, 2147483648,
                             9007199254740991, 9007199254740992, -9007199254740992, 9223372036854775808,
                             "", " ", "\\u2003", "\\u00a0", "a", "a b", "a/b", "-a", "a\\n", "ä", "\\u0000", "LIST", "list", "GROSS", "0",
                             "USD", "usd", "ABC", "Europe/Berlin", "Mars/Olympus", "01990000-0000-7000-8000-000000000001",
                             "1990000-0000-7000-8000-000000000001", "2026-11-27T05:00:00Z", "2026-11-27T05:00:00.123456789Z",
                             "2026-11-27T05:00:00+01:00", "2026-11-27t05:00:00Z", "2026-11-27T24:00:00Z", "2026-11-27T23:59:60Z",
                             "2026-02-30T05:00:00Z", "2026-02-30T05:00", "2026-11-27T05:00", "2026-13-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59.999Z",
                             [], [null], [1], [[]], ["a"], ["a", "a"], ["PRICE"], ["a b"], {}, {"a": null},
                             {"id": "a", "seq": 1}, {"id": "a", "seq": 1, "at": null}, {"id": "a", "at": "2026-11-27T05:00:00Z"},
                             {"id": "a"}, {"id": "a", "seq": 1, "line": 1}, {"id": "a", "seq": -1}, {"id": "a", "seq": 9007199254740992},
                             {"id": "a", "seq": 1, "at": "2026-11-27T05:00:00Z"}, {"id": "a", "epoch": 1},
                             {"minor": -1, "currency": "USD", "scale": 2}, {"minor": 0, "currency": "XXX", "scale": 4},
                             {"minor": 1, "currency": "USD", "scale": 5},
                             [{"kind": "PICKUP", "leadTimeHours": 2}, {"kind": "PICKUP", "leadTimeHours": 3}], {"minor": 1, "currency": "USD"}]\
                            """)
                    .forEach(values::add);
            for (int length : new int[] {64, 65, 128, 129, 200, 201, 500, 501}) {
                values.add(JSON.getNodeFactory().textNode("a".repeat(length)));
                values.add(JSON.getNodeFactory().textNode("😀".repeat(length)));
            }
            for (int size : new int[] {8, 9, 100, 101}) {
                var many = JSON.createArrayNode();
                IntStream.range(0, size).forEach(i -> many.add("c" + i));
                values.add(many);
            }
            return values;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// As JSON pointers.
    private static List<String> places(JsonNode node, String above) {
        var places = new ArrayList<String>();
        for (var entry : node.properties()) {
            places.add(above + "/" + entry.getKey());
            places.addAll(places(entry.getValue(), above + "/" + entry.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(above + "/" + i);
        }
        return places;
    }

    /// A copy of the value: one that is put into itself would have no end.
    private static void put(ObjectNode whole, String place, JsonNode value) {
        var name = place.substring(place.lastIndexOf('/') + 1);
        switch (parent(whole, place)) {
            case ObjectNode object -> object.set(name, value.deepCopy());
            case ArrayNode array -> array.set(Integer.parseInt(name), value.deepCopy());
            default -> throw new AssertionError(place);
        }
    }

    private static void remove(ObjectNode whole, String place) {
        var name = place.substring(place.lastIndexOf('/') + 1);
        switch (parent(whole, place)) {
            case ObjectNode object -> object.remove(name);
            case ArrayNode array -> array.remove(Integer.parseInt(name));
            default -> throw new AssertionError(place);
        }
    }

    private static JsonNode parent(ObjectNode whole, String place) {
        return whole.at(place.substring(0, place.lastIndexOf('/')));
    }

    private static Path golden(CommandType type) {
        return CONTRACTS.resolve("src/test/resources/golden/commands/" + type + ".json");
    }

    private static Schema schema(CommandType type) throws IOException {
        var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(config))
                .getSchema(
                        Files.readString(
                                CONTRACTS.resolve("schemas/commands/" + type + ".v1.json")));
    }
}
