package dev.aisle.folds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What a native image must be told, since it can't see it: every value class that JSON makes.
class NativeMetadataTest {
    private static final String METADATA =
            "/META-INF/native-image/dev.aisle/folds/reachability-metadata.json";

    @Test
    void everyRecordOfARowThatIsOursIsListed() throws IOException {
        var ours =
                Arrays.stream(Table.values())
                        .map(Table::valueClass)
                        .filter(type -> type.getName().startsWith("dev.aisle.folds."))
                        .flatMap(type -> Stream.concat(Stream.of(type), nested(type)))
                        .map(Class::getName)
                        .collect(Collectors.toSet());

        assertThat(listed()).isEqualTo(ours).isNotEmpty();
    }

    @Test
    void theTablesFilesAreListed() throws IOException {
        assertThat(metadata().at("/resources/0/glob").asText()).isEqualTo("cql/*.cql");
    }

    private static Stream<Class<?>> nested(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses()).filter(Class::isRecord);
    }

    private static Set<String> listed() throws IOException {
        return StreamSupport.stream(metadata().get("reflection").spliterator(), false)
                .map(entry -> entry.get("type").asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode metadata() throws IOException {
        try (var in = NativeMetadataTest.class.getResourceAsStream(METADATA)) {
            return Json.LENIENT.readTree(Objects.requireNonNull(in));
        }
    }
}
