package dev.aisle.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Sample(
            String zebra,
            int count,
            @Nullable Instant at,
            @Nullable List<String> names,
            @Nullable Map<String, Integer> shares) {}

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T05:00:00Z, 2026-11-27T05:00:00.000Z",
        "2026-11-27T05:00:00.1Z, 2026-11-27T05:00:00.100Z",
        "2026-11-27T05:00:00.123456789Z, 2026-11-27T05:00:00.123Z",
        "1970-01-01T00:00:00.000Z, 1970-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void instantsHaveMillisecondsAndZ(String text, String written) throws Exception {
        var instant = Json.STRICT.readValue('"' + text + '"', Instant.class);
        assertThat(Json.LENIENT.writeValueAsString(instant)).isEqualTo('"' + written + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"now\"",
                "\"2026-11-27\"",
                "\"2026-11-27T05:00:00\"",
                "\"2026-11-27T05:00:00+01:00\"",
                "\"2026-11-27T05:00:00z\"",
                "\"2026-11-27t05:00:00Z\"",
                "\"2026-11-27T24:00:00Z\"",
                "\"2026-11-27T23:59:60Z\"",
                "\"2026-11-27T05:00:00.Z\"",
                "\"2026-11-27T05:00:00.1234567890Z\"",
                "\"2026-02-30T05:00:00Z\"",
                "\"1969-12-31T23:59:59.999Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "1795755600",
                "1.5",
                "true",
                "{}",
                "[]",
                "[\"2026-11-27T05:00:00Z\"]"
            })
    void whatIsNoInstantIsRefused(String json) {
        assertThatThrownBy(() -> Json.STRICT.readValue(json, Instant.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void propertiesComeAsDeclaredAndNullsAreLeftOut() throws Exception {
        var sample = new Sample("z", 1, null, List.of(), null);
        assertThat(Json.LENIENT.writeValueAsString(sample))
                .isEqualTo("{\"zebra\":\"z\",\"count\":1,\"names\":[]}");
    }

    @Test
    void whatANewerVersionAddedIsPassedOverByTheLenientOnly() throws Exception {
        var json = "{\"zebra\":\"z\",\"count\":1,\"added\":{\"deep\":[1]}}";
        assertThat(Json.LENIENT.readValue(json, Sample.class))
                .isEqualTo(new Sample("z", 1, null, null, null));
        assertThat(strictFault(json))
                .isEqualTo(
                        new JsonFault(
                                "added",
                                "is no known field; known are: zebra, count, at, names, shares"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":1}|zebra",
                "{\"zebra\":\"z\"}|count",
                "{\"zebra\":null,\"count\":1}|zebra",
                "{\"zebra\":\"z\",\"count\":null}|count",
                "{\"zebra\":\"z\",\"count\":1,\"names\":[null]}|names",
                "{\"zebra\":\"z\",\"count\":1,\"shares\":{\"a\":null}}|shares"
            })
    void whatIsNotNullableIsRequiredByBoth(String json, String field) {
        assertThatThrownBy(() -> Json.LENIENT.readValue(json, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(strictFault(json).field()).startsWith(field);
        assertThat(strictFault(json).reason()).startsWith("is required");
    }

    private static JsonFault strictFault(String json) {
        try {
            throw new AssertionError(Json.STRICT.readValue(json, Sample.class));
        } catch (JsonProcessingException e) {
            return JsonFault.of(e);
        }
    }
}
