package dev.aisle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `contracts/openapi` holds what the build makes of the endpoints. If this fails, write it anew and look
/// at the difference: `./mvnw -o install -pl command-side -DskipTests`, then
/// `./mvnw -o test -pl src/test -Dtest=OpenApiTest -Daisle.schemas.write=true`.
class OpenApiTest {
    private static final Path ROOT = Path.of(System.getProperty("aisle.root"));
    private static final Path FILE = ROOT.resolve("contracts/openapi/commands.yaml");

    @Test
    void theCommandApiIsTheOneWrittenDown() throws IOException {
        var built = Files.readString(ROOT.resolve("command-side/target/openapi/openapi.yaml"));
        if (Boolean.getBoolean("aisle.schemas.write")) {
            Files.writeString(FILE, built);
        }
        assertThat(Files.readString(FILE)).isEqualTo(built);
    }
}
