package dev.aisle.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Others have built on what was released. With a release, a copy of it is put beside:
/// `./mvnw -o test -pl contracts -Dtest=ReleasedSchemasTest -Daisle.schemas.release=true`.
class ReleasedSchemasTest {
    private static final Path RELEASED = SchemaFiles.MODULE.resolve("released");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String TO_DO =
            "these changes break those who build on what was released: keep what was there, and add"
                    + " beside it; what must change is a new version";

    @Test
    void theSchemasHaveOnlyGrown() throws IOException {
        release("schemas");
        var current = SchemaFiles.below(SchemaFiles.FOLDER);
        var released = SchemaFiles.below(RELEASED.resolve("schemas"));
        assertThat(released).containsKeys("events/PriceSet.v1.json", "commands/SetPrice.v1.json");
        var faults = new ArrayList<String>();
        released.forEach(
                (path, text) -> {
                    var now = current.get(path);
                    faults.addAll(
                            now == null ? List.of(path + ": is gone") : faults(path, text, now));
                });
        assertThat(faults).as(TO_DO).isEmpty();
    }

    @Test
    void theTopicsHaveOnlyGrown() throws IOException {
        release("asyncapi");
        var file = "asyncapi/aisle.yaml";
        assertThat(
                        AsyncApiChange.faults(
                                YAML.readTree(Files.readString(RELEASED.resolve(file))),
                                YAML.readTree(Files.readString(SchemaFiles.MODULE.resolve(file)))))
                .as(TO_DO)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi/commands.yaml"})
    void theApisHaveOnlyGrown(String file) throws IOException {
        release("openapi");
        assertThat(
                        OpenApiChange.faults(
                                YAML.readTree(Files.readString(RELEASED.resolve(file))),
                                YAML.readTree(Files.readString(SchemaFiles.MODULE.resolve(file)))))
                .as(TO_DO)
                .isEmpty();
    }

    private static List<String> faults(String path, String released, String current) {
        return AdditiveChange.faults(
                        Direction.ofFile(path),
                        SchemaFiles.parse(released),
                        SchemaFiles.parse(current))
                .stream()
                .map(fault -> path + ": " + fault)
                .toList();
    }

    private static void release(String folder) throws IOException {
        if (Boolean.getBoolean("aisle.schemas.release")) {
            var files = SchemaFiles.below(SchemaFiles.MODULE.resolve(folder));
            for (var file : files.entrySet()) {
                var path = RELEASED.resolve(folder).resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        }
    }
}
