package dev.aisle.contracts.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.EventSchema;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The schemas by their paths below `contracts/schemas`: as the records have them, and as they lie there.
final class SchemaFiles {
    static final Path MODULE = Path.of(System.getProperty("aisle.root")).resolve("contracts");
    static final Path FOLDER = MODULE.resolve("schemas");

    private static final ObjectWriter WRITER =
            Json.LENIENT.writer(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));

    private SchemaFiles() {}

    static SequencedMap<String, String> generated() {
        var docs = new SourceDocs(MODULE.resolve("src/main/java"));
        var strict = RecordSchemas.strict(docs);
        var open = RecordSchemas.open(docs);
        var files = new TreeMap<String, String>();
        for (var type : EventType.values()) {
            for (var schema : type.schemas()) {
                files.put(
                        "events/" + fileName(schema),
                        text(titled(open, schema.form(), type.eventClass().getSimpleName())));
            }
        }
        for (var type : CommandType.offered()) {
            files.put("commands/" + type + ".v1.json", text(CommandSchema.of(type, strict)));
        }
        files.put("commands/Command.v1.json", text(anyCommand()));
        files.put("events/EventMetadata.v1.json", text(titled(open, EventMetadata.class)));
        files.put("answers/Receipt.v1.json", text(titled(open, Receipt.class)));
        files.put("answers/Problem.v1.json", text(titled(open, Problem.class)));
        files.put("log/BucketHeads.v1.json", text(titled(open, BucketHeads.class)));
        return files;
    }

    /// What lies below a folder, by path.
    static SequencedMap<String, String> below(Path folder) {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static String fileName(EventSchema schema) {
        return schema.type().eventClass().getSimpleName() + ".v" + schema.version() + ".json";
    }

    static JsonNode parse(String text) {
        try {
            return Json.LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode titled(RecordSchemas schemas, Class<?> type) {
        return titled(schemas, type, type.getSimpleName());
    }

    private static ObjectNode titled(RecordSchemas schemas, Class<?> type, String title) {
        var schema = schemas.of(type);
        var titled = Json.LENIENT.createObjectNode();
        titled.set("$schema", schema.remove("$schema"));
        titled.put("title", title);
        if (schema.has("description")) {
            titled.set("description", schema.remove("description"));
        }
        var definitions = schema.remove("$defs");
        titled.setAll(schema);
        if (definitions != null) {
            titled.set("$defs", definitions);
        }
        return titled;
    }

    private static ObjectNode anyCommand() {
        var schema = Json.LENIENT.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Command");
        schema.put(
                "description",
                "One command in its envelope: a line of a batch, or a record of the command topic");
        var any = schema.putArray("oneOf");
        for (var type : CommandType.offered()) {
            any.addObject().put("$ref", type + ".v1.json");
        }
        return schema;
    }

    private static String text(JsonNode schema) {
        try {
            return WRITER.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
