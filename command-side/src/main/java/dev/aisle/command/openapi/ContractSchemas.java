package dev.aisle.command.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.json.Json;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// The contracts' schemas as components of an OpenAPI 3.1 document, whose schemas are JSON Schema too:
/// only where a reference leads differs.
final class ContractSchemas {
    private static final String FOLDER = "/META-INF/aisle/schemas/";
    private static final String BODY = "data";

    private ContractSchemas() {}

    /// By name: the body of each command, receipt, problem, and what they are made of.
    static Map<String, Schema> all() {
        var components = Json.LENIENT.createObjectNode();
        for (var type : CommandType.offered()) {
            var schema = read("commands/" + type + ".v1.json");
            var body = (ObjectNode) schema.withObject("$defs").remove(BODY);
            body.set("description", schema.get("description"));
            components.setAll(schema.withObject("$defs"));
            components.set(type.name(), body);
        }
        for (var answer : new String[] {"Receipt", "Problem"}) {
            var schema = read("answers/" + answer + ".v1.json");
            components.setAll((ObjectNode) Objects.requireNonNull(schema.remove("$defs")));
            schema.remove("$schema");
            schema.remove("title");
            components.set(answer, schema);
        }
        return parsed(components);
    }

    private static Map<String, Schema> parsed(JsonNode components) {
        var document = Json.LENIENT.createObjectNode().put("openapi", "3.1.0");
        document.putObject("components").set("schemas", components);
        var json = document.toString().replace("#/$defs/", "#/components/schemas/");
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(json.getBytes(UTF_8)))
                .build()
                .model()
                .getComponents()
                .getSchemas();
    }

    private static ObjectNode read(String file) {
        try (var in = ContractSchemas.class.getResourceAsStream(FOLDER + file)) {
            return (ObjectNode) Json.LENIENT.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
