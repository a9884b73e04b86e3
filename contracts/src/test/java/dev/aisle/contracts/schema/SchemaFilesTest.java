package dev.aisle.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SchemaFilesTest {
    private static final String TO_DO =
            "write them anew and look at the difference: ./mvnw -o test -pl contracts"
                    + " -Dtest=SchemaFilesTest -Daisle.schemas.write=true";

    @Test
    void theSchemasAreWhatTheRecordsSay() throws IOException {
        var generated = SchemaFiles.generated();
        if (Boolean.getBoolean("aisle.schemas.write")) {
            for (var file : generated.entrySet()) {
                var path = SchemaFiles.FOLDER.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        }
        assertThat(SchemaFiles.below(SchemaFiles.FOLDER)).as(TO_DO).isEqualTo(generated);
    }
}
