package dev.aisle.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Others have built on what was released. With a release, its schemas are put beside:
/// `./mvnw -o test -pl contracts -Dtest=ReleasedSchemasTest -Daisle.schemas.release=true`.
class ReleasedSchemasTest {
    private static final Path RELEASED = SchemaFiles.MODULE.resolve("released/schemas");

    @Test
    void whatChangedSinceTheReleaseWasAdded() throws IOException {
        var current = SchemaFiles.below(SchemaFiles.FOLDER);
        if (Boolean.getBoolean("aisle.schemas.release")) {
            for (var file : current.entrySet()) {
                var path = RELEASED.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        }
        var released = SchemaFiles.below(RELEASED);
        assertThat(released).containsKeys("events/PriceSet.v1.json", "commands/SetPrice.v1.json");
        var faults = new ArrayList<String>();
        released.forEach(
                (path, text) -> {
                    var now = current.get(path);
                    faults.addAll(
                            now == null ? List.of(path + ": is gone") : faults(path, text, now));
                });
        assertThat(faults)
                .as(
                        "these changes break those who build on the released schemas: keep what was"
                                + " there, and add beside it; what must change is a new version")
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
}
