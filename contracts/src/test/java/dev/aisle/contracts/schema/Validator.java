package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks a validator of others whether a text is what the schemas in `contracts/schemas` say.
final class Validator {
    private static final String BASE = "https://aisle.invalid/";

    private final SchemaRegistry schemas;

    Validator(Map<String, String> files) {
        var byAddress =
                files.entrySet().stream()
                        .collect(Collectors.toMap(e -> BASE + e.getKey(), Map.Entry::getValue));
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(byAddress)
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    static Validator ofCheckedIn() {
        return new Validator(SchemaFiles.below(SchemaFiles.FOLDER));
    }

    /// What is wrong, a sentence each; empty if nothing is.
    List<String> faults(String schema, JsonNode json) {
        return schemas.getSchema(SchemaLocation.of(BASE + schema)).validate(json).stream()
                .map(Error::toString)
                .toList();
    }
}
