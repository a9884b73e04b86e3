package dev.aisle.contracts.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedCommandsTest {
    private static final String ID = "\"id\":\"01990000-0000-7000-8000-000000000001\"";
    private static final String SET_PRICE =
            "{" + ID + ",\"type\":\"SetPrice\",\"sku\":\"SKU-1\",\"zone\":\"us-east\",";
    private static final String PRICE = "\"price\":{\"minor\":1,\"currency\":\"USD\",\"scale\":2}";
    private static final String DATA = "\"data\":{" + PRICE + "}";
    private static final String WHOLE = "must be a whole number in range";
    private static final String AN_ID =
            "is 1 to 64 characters, a letter or digit first, then letters, digits, '.', '_' or '-'";
    private static final String AN_INSTANT =
            "must be an RFC 3339 instant in UTC since 1970, such as 2026-11-27T05:00:00.000Z";

    static Stream<Arguments> malformed() {
        return Stream.of(
                // Not one JSON object.
                bad("", null, "one JSON object is expected"),
                bad("   ", null, "one JSON object is expected"),
                bad("null", null, "one JSON object is expected"),
                bad("[]", null, "one JSON object is expected"),
                bad("\"SetPrice\"", null, "one JSON object is expected"),
                bad("SetPrice", null, "the JSON can't be read at line 1, column 1"),
                bad("{", null, "the JSON can't be read at line 1, column 2"),
                bad("{'id':1}", null, "the JSON can't be read at line 1, column 2"),
                bad("{\"id\":1,}", null, "the JSON can't be read at line 1, column 9"),
                bad("{\"id\":01}", null, "the JSON can't be read at line 1, column 8"),
                bad("{\"id\":NaN}", null, "the JSON can't be read at line 1, column 10"),
                bad("{\"id\":Infinity}", null, "the JSON can't be read at line 1, column 15"),
                bad("{} {}", null, "more text follows the end of the JSON"),
                bad("{} x", null, "the JSON can't be read at line 1, column 4"),
                bad("{\"id\":\"\u0001\"}", null, "the JSON can't be read at line 1, column 8"),
                bad("{/* a */}", null, "the JSON can't be read at line 1, column 2"),
                bad(nested(17), null, limits()),
                bad("{\"id\":\"" + "x".repeat(70_000) + "\"}", null, limits()),
                bad("{\"id\":" + "9".repeat(1_001) + "}", null, limits()),
                // The envelope.
                bad("{}", "type", types()),
                bad("{\"type\":1}", "type", types()),
                bad("{\"type\":\"setPrice\"}", "type", types()),
                bad("{\"type\":null}", "type", types()),
                bad("{\"id\":1,\"type\":\"SetPrice\",\"id\":2}", "id", "is there twice"),
                bad(
                        "{\"type\":\"SetPrice\",\"zone\":\"us-east\"}",
                        "sku",
                        "is required for SetPrice: a string"),
                bad(
                        "{\"type\":\"SetPrice\",\"sku\":5,\"zone\":\"us-east\"}",
                        "sku",
                        "is required for SetPrice: a string"),
                bad(
                        "{\"type\":\"SetPrice\",\"sku\":\"a b\",\"zone\":\"us-east\"," + DATA + "}",
                        "sku",
                        "a SKU " + AN_ID),
                bad(SET_PRICE + "\"color\":1}", "color", "is no field of the envelope of SetPrice"),
                bad(
                        SET_PRICE + "\"location\":\"a\"," + DATA + "}",
                        "location",
                        "is no field of the envelope of SetPrice"),
                bad(
                        "{\"type\":\"SetPrice\",\"sku\":\"a\",\"zone\":\"b\"," + DATA + "}",
                        "id",
                        "is required: a UUID"),
                badId("\"\""),
                badId("5"),
                badId("\"1-1-1-1-1\""),
                badId("\"01990000-0000-7000-8000-00000000000g\""),
                badId("\"01990000-0000-7000-8000-0000000000012\""),
                badId("\"{1990000-0000-7000-8000-000000000001}\""),
                condition("expectedVersion", "-1", "is 0 to 9007199254740991"),
                condition("expectedVersion", "9007199254740992", "is 0 to 9007199254740991"),
                condition("expectedVersion", "1.5", WHOLE),
                condition("expectedVersion", "1.0", WHOLE),
                condition("expectedVersion", "\"1\"", WHOLE),
                condition("expectedVersion", "true", WHOLE),
                condition("expectedVersion", "\" \"", WHOLE),
                condition("expectedVersion", "\"\"", WHOLE),
                condition("dryRun", "\" \"", "must be true or false"),
                condition("expectedVersion", "99999999999999999999", "is out of range"),
                condition("idempotencyKey", "\"\"", "is 1 to 128 printable ASCII characters"),
                condition("idempotencyKey", "\"größe\"", "is 1 to 128 printable ASCII characters"),
                condition("idempotencyKey", "\"a\\nb\"", "is 1 to 128 printable ASCII characters"),
                condition(
                        "idempotencyKey",
                        "\"" + "k".repeat(129) + "\"",
                        "is 1 to 128 printable ASCII characters"),
                condition("idempotencyKey", "5", "must be a string"),
                condition("occurredAt", "\"yesterday\"", AN_INSTANT),
                condition("occurredAt", "1795755600", AN_INSTANT),
                condition("occurredAt", "\"2026-11-27T05:00:00+01:00\"", AN_INSTANT),
                condition("dryRun", "\"true\"", "must be true or false"),
                condition("dryRun", "1", "must be true or false"),
                condition("source", "\"pricing\"", "must be an object"),
                condition("source", "[]", "must be an object"),
                source("{\"seq\":1}", "source.id", "is required: a string"),
                source("{\"id\":5,\"seq\":1}", "source.id", "must be a string"),
                source("{\"id\":\"a b\",\"seq\":1}", "source.id", "a source " + AN_ID),
                source(
                        "{\"id\":\"a\"}",
                        "source",
                        "a source version has either seq (and perhaps epoch) or at (and perhaps"
                                + " line)"),
                source(
                        "{\"id\":\"a\",\"seq\":1,\"line\":1}",
                        "source",
                        "epoch goes with seq, and line with at"),
                source(
                        "{\"id\":\"a\",\"seq\":-1}",
                        "source",
                        "epoch, seq and line are 0 to 9007199254740991"),
                source(
                        "{\"id\":\"a\",\"seq\":9007199254740992}",
                        "source",
                        "epoch, seq and line are 0 to 9007199254740991"),
                source("{\"id\":\"a\",\"seq\":1.5}", "source.seq", WHOLE),
                source("{\"id\":\"a\",\"at\":\"now\"}", "source.at", AN_INSTANT),
                source(
                        "{\"id\":\"a\",\"seq\":1,\"sequence\":1}",
                        "source.sequence",
                        "is no known field; known are: id, epoch, seq, at, line"),
                // The data.
                bad(SET_PRICE + "\"data\":null}", "data", "must be an object"),
                bad(SET_PRICE + "\"data\":[]}", "data", "must be an object"),
                bad(SET_PRICE + "\"data\":\"\"}", "data", "must be an object"),
                bad(SET_PRICE.replaceAll(",$", "}"), "data.price", "is required: an object"),
                data("", "data.price", "is required: an object"),
                data("\"price\":null", "data.price", "is required: an object"),
                data("\"price\":12.99", "data.price", "must be an object"),
                data("\"price\":\"\"", "data.price", "must be an object"),
                data("\"price\":[]", "data.price", "must be an object"),
                data("\"price\":{}", "data.price.minor", "is required: a whole number in range"),
                money("\"minor\":null", "data.price.minor", "is required: a whole number in range"),
                money("\"minor\":12.99", "data.price.minor", WHOLE),
                money("\"minor\":12.0", "data.price.minor", WHOLE),
                money("\"minor\":1e3", "data.price.minor", WHOLE),
                money("\"minor\":\"1299\"", "data.price.minor", WHOLE),
                money("\"minor\":\"\"", "data.price.minor", WHOLE),
                money("\"minor\":true", "data.price.minor", WHOLE),
                money("\"minor\":{}", "data.price.minor", WHOLE),
                money("\"minor\":[1]", "data.price.minor", WHOLE),
                money(
                        "\"minor\":9007199254740992",
                        "data.price.minor",
                        "is at most 9007199254740991, either sign"),
                money("\"minor\":99999999999999999999", "data.price.minor", "is out of range"),
                price(
                        "\"minor\":1,\"currency\":\"usd\",\"scale\":2",
                        "data.price.currency",
                        "is an ISO 4217 code of three capital letters"),
                price(
                        "\"minor\":1,\"currency\":5,\"scale\":2",
                        "data.price.currency",
                        "must be a string"),
                price(
                        "\"minor\":1,\"currency\":null,\"scale\":2",
                        "data.price.currency",
                        "is required: a string"),
                price(
                        "\"minor\":1,\"currency\":\"USD\",\"scale\":5",
                        "data.price.scale",
                        "is 0 to 4 digits"),
                price(
                        "\"minor\":1,\"currency\":\"USD\",\"scale\":-1",
                        "data.price.scale",
                        "is 0 to 4 digits"),
                price(
                        "\"minor\":1,\"currency\":\"USD\",\"scale\":3000000000",
                        "data.price.scale",
                        "is out of range"),
                price(
                        "\"minor\":1,\"currency\":\"USD\",\"scale\":2,\"tax\":1",
                        "data.price.tax",
                        "is no known field; known are: minor, currency, scale"),
                data(
                        PRICE + ",\"prize\":1",
                        "data.prize",
                        "is no known field; known are: kind, price, until, override, audience,"
                                + " minimumQuantity"),
                data(
                        PRICE + ",\"sku\":\"SKU-2\"",
                        "data.sku",
                        "names the target, so it stands outside of data"),
                data(PRICE + "," + PRICE, "data.price", "is there twice"),
                data(
                        PRICE + ",\"kind\":\"list\"",
                        "data.kind",
                        "must be one of LIST, SALE, CLEARANCE, MEMBER"),
                data(
                        PRICE + ",\"kind\":\"\"",
                        "data.kind",
                        "must be one of LIST, SALE, CLEARANCE, MEMBER"),
                data(
                        PRICE + ",\"kind\":0",
                        "data.kind",
                        "must be one of LIST, SALE, CLEARANCE, MEMBER"),
                data(
                        PRICE + ",\"kind\":\"0\"",
                        "data.kind",
                        "must be one of LIST, SALE, CLEARANCE, MEMBER"),
                data(
                        PRICE + ",\"kind\":[]",
                        "data.kind",
                        "must be one of LIST, SALE, CLEARANCE, MEMBER"),
                data(PRICE + ",\"until\":\"tomorrow\"", "data.until", AN_INSTANT),
                data(PRICE + ",\"until\":{}", "data.until", AN_INSTANT),
                data(PRICE + ",\"override\":\"yes\"", "data.override", "must be true or false"),
                data(PRICE + ",\"override\":0", "data.override", "must be true or false"),
                product("\"title\":5", "data.title", "must be a string"),
                product("\"title\":[]", "data.title", "must be a string"),
                product("\"title\":null", "data.title", "is required: a string"),
                product("\"title\":\"\\ud83d\"", "data.title", "has half of a surrogate pair"),
                product("\"title\":\"a\",\"brand\":5", "data.brand", "must be a string"),
                product("\"title\":\"a\",\"brand\":{}", "data.brand", "must be a string"),
                product("\"title\":\"a\",\"brand\":\"\"", "data.brand", "a brand " + AN_ID),
                categories("\"home\"", "data.categories", "must be an array"),
                categories("{}", "data.categories", "must be an array"),
                categories("[null]", "data.categories[0]", "is required: a string"),
                categories("[\"home\",5]", "data.categories[1]", "must be a string"),
                categories("[[\"home\"]]", "data.categories[0]", "must be a string"),
                categories("[\"a\",\"b c\"]", "data.categories[1]", "a category " + AN_ID),
                bad(
                        SET_PRICE + DATA + ",\"a\\r\\nb\":1}",
                        "a??b",
                        "is no field of the envelope of SetPrice"),
                product("\"title\":\"😀\\ude00\"", "data.title", "has half of a surrogate pair"),
                categories("[\"\\udc00\"]", "data.categories[0]", "has half of a surrogate pair"));
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @MethodSource("malformed")
    void malformedCommandsAreRefusedByFieldAndReason(
            String json, @Nullable String field, String message) {
        assertThatThrownBy(() -> CommandCodec.decode(json.getBytes(UTF_8)))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedCommandException.class))
                .satisfies(
                        e -> {
                            assertThat(e.field()).isEqualTo(field);
                            assertThat(e).hasMessage(message).hasNoCause();
                            assertThat(e.getStackTrace()).isEmpty();
                        });
    }

    @Test
    void textInAnotherEncodingIsRefused() {
        var json = SET_PRICE + DATA + "}";
        for (var charset : List.of(UTF_16, UTF_16LE, UTF_16BE, UTF_32, UTF_32LE, UTF_32BE)) {
            assertMalformed(
                    json.getBytes(charset), "a command envelope is one JSON object in UTF-8");
        }
        assertMalformed(
                "{\"id\":\"größe\"}".getBytes(ISO_8859_1),
                "the JSON can't be read at line 1, column 12");
        assertMalformed(
                new byte[] {'{', '"', (byte) 0xc3, '"', '}'},
                "the JSON can't be read at line 1, column 5");
    }

    /// The parser says so itself for names, but not for values.
    @Test
    void halfACharacterInANameIsRefused() {
        assertThatThrownBy(
                        () ->
                                CommandCodec.decode(
                                        (SET_PRICE + DATA + ",\"a\\ud800\":1}").getBytes(UTF_8)))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessageStartingWith("the JSON can't be read at line 1");
    }

    @Test
    void anIdInARestPathIsNamedByItself() {
        assertThatThrownBy(
                        () ->
                                CommandCodec.decode(
                                        CommandType.SetPrice,
                                        Map.of("sku", "a b", "zone", "us-east"),
                                        ("{" + PRICE + "}").getBytes(UTF_8)))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedCommandException.class))
                .extracting(MalformedCommandException::field)
                .isEqualTo("sku");
    }

    @Test
    void anAnswerStaysSmallHoweverLongAName() {
        var json = SET_PRICE + "\"data\":{" + PRICE + ",\"" + "x".repeat(40_000) + "\":1}}";
        assertThatThrownBy(() -> CommandCodec.decode(json.getBytes(UTF_8)))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedCommandException.class))
                .satisfies(e -> assertThat(String.valueOf(e.field())).hasSizeLessThan(300));
        var envelope = SET_PRICE + DATA + ",\"" + "x".repeat(40_000) + "\":1}";
        assertThatThrownBy(() -> CommandCodec.decode(envelope.getBytes(UTF_8)))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedCommandException.class))
                .satisfies(e -> assertThat(String.valueOf(e.field())).hasSizeLessThan(300));
    }

    /// Any value in the place of any other is either taken or refused in our own words.
    @Test
    void nothingOfJavaOrOfTheParserIsToldForAnyWrongValue() throws Exception {
        var values =
                Json.STRICT.readTree(
                        """
                        [null, true, 0, -1, 1.5, 1e400, 99999999999999999999, "", "x y", "\\u0000", [], [null], [[]],
                         {}, {"a": null}, "9999999999999999999999", "2026-13-01T00:00:00Z"]""");
        for (var type : CommandType.offered()) {
            var whole = envelope(type);
            for (var place : places(whole, List.of())) {
                for (var value : values) {
                    assertTakenOrExplained(replaced(whole.deepCopy(), place, value));
                }
            }
        }
    }

    @Test
    void bytesAtRandomAreRefusedInOurWords() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var whole = (SET_PRICE + DATA + "}").getBytes(UTF_8);
        for (int i = 0; i < 5_000; i++) {
            var bytes = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertTakenOrExplained(bytes, "seed " + seed + ", round " + i);
        }
    }

    private static void assertTakenOrExplained(ObjectNode json) throws Exception {
        assertTakenOrExplained(Json.STRICT.writeValueAsBytes(json), json.toString());
    }

    private static void assertTakenOrExplained(byte[] json, String what) {
        try {
            CommandCodec.decode(json);
        } catch (MalformedCommandException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .isNotEqualTo("null")
                    .doesNotContain(
                            "dev.aisle",
                            "java.",
                            "jackson",
                            "Jackson",
                            "JsonToken",
                            "deserialize",
                            "`",
                            "START_",
                            "VALUE_",
                            "null value",
                            "Exception");
        }
    }

    private static ObjectNode envelope(CommandType type) throws Exception {
        var sample =
                new CommandEnvelope(
                        UUID.fromString("01990000-0000-7000-8000-000000000001"),
                        type,
                        CommandSamples.of(type),
                        7L,
                        "key",
                        SourceVersion.sequenced(new SourceId("pricing"), 1, 2),
                        Instant.EPOCH,
                        true);
        return (ObjectNode) Json.STRICT.readTree(CommandCodec.encode(sample));
    }

    private static List<List<String>> places(JsonNode node, List<String> above) {
        var places = new ArrayList<List<String>>();
        for (var entry : node.properties()) {
            var place = new ArrayList<>(above);
            place.add(entry.getKey());
            places.add(place);
            places.addAll(places(entry.getValue(), place));
        }
        return places;
    }

    private static ObjectNode replaced(ObjectNode whole, List<String> place, JsonNode value) {
        var parent = whole;
        for (var name : place.subList(0, place.size() - 1)) {
            parent = (ObjectNode) parent.get(name);
        }
        parent.set(place.getLast(), value);
        return whole;
    }

    private static void assertMalformed(byte[] bytes, String message) {
        assertThatThrownBy(() -> CommandCodec.decode(bytes))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessage(message);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String limits() {
        return "goes beyond a limit: 16 levels, 65536 characters a string, 100 a number";
    }

    private static String types() {
        return CommandType.offered().stream()
                .map(Enum::name)
                .collect(Collectors.joining(", ", "must be one of ", ""));
    }

    private static Arguments badId(String id) {
        return bad(
                "{\"id\":"
                        + id
                        + ",\"type\":\"SetPrice\",\"sku\":\"a\",\"zone\":\"b\","
                        + DATA
                        + "}",
                "id",
                "is required: a UUID");
    }

    private static Arguments condition(String name, String value, String message) {
        return bad(SET_PRICE + "\"" + name + "\":" + value + "," + DATA + "}", name, message);
    }

    private static Arguments source(String value, String field, String message) {
        return bad(SET_PRICE + "\"source\":" + value + "," + DATA + "}", field, message);
    }

    private static Arguments data(String fields, String field, String message) {
        return bad(SET_PRICE + "\"data\":{" + fields + "}}", field, message);
    }

    private static Arguments price(String fields, String field, String message) {
        return data("\"price\":{" + fields + "}", field, message);
    }

    private static Arguments money(String minor, String field, String message) {
        return price(minor + ",\"currency\":\"USD\",\"scale\":2", field, message);
    }

    private static Arguments product(String fields, String field, String message) {
        var rest = fields.contains("brand") ? "" : ",\"brand\":\"acme\"";
        return bad(
                "{"
                        + ID
                        + ",\"type\":\"IntroduceProduct\",\"sku\":\"SKU-1\",\"data\":{"
                        + fields
                        + rest
                        + (fields.contains("categories") ? "" : ",\"categories\":[\"home\"]")
                        + "}}",
                field,
                message);
    }

    private static Arguments categories(String value, String field, String message) {
        return product("\"title\":\"a\",\"categories\":" + value, field, message);
    }

    private static Arguments bad(String json, @Nullable String field, String message) {
        return Arguments.of(json, field, message);
    }
}
