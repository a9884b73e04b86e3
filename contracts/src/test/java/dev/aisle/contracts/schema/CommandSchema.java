package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The schema of one command in its envelope, composed as the codec composes it: the record's targets
/// beside the conditions, the rest of it in `data`, which alone is the body by REST.
final class CommandSchema {
    private static final String DEFINITIONS = "$defs";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    private final CommandType type;
    private final ObjectNode data;
    private final ObjectNode envelope;

    private CommandSchema(CommandType type, RecordSchemas schemas) {
        this.type = type;
        this.data = schemas.of(type.commandClass());
        this.envelope = schemas.of(CommandEnvelope.class);
    }

    static ObjectNode of(CommandType type, RecordSchemas schemas) {
        return new CommandSchema(type, schemas).compose();
    }

    private ObjectNode compose() {
        var schema = Json.LENIENT.createObjectNode();
        schema.set("$schema", data.get("$schema"));
        schema.put("title", type.name());
        if (data.has("description")) {
            schema.set("description", data.remove("description"));
        }
        schema.put("type", "object");
        var fields = schema.putObject(PROPERTIES);
        var definitions = definitions();
        fields.set("id", property(envelope, "id"));
        fields.putObject("type").put("const", type.name());
        type.targets().forEach(target -> fields.set(target, take(target)));
        for (var name : List.of("expectedVersion", "idempotencyKey", "source", "occurredAt")) {
            fields.set(name, property(envelope, name));
        }
        fields.set("dryRun", orNull((ObjectNode) property(envelope, "dryRun")));
        fields.putObject("data").put("$ref", "#/" + DEFINITIONS + "/data");
        var required = schema.putArray(REQUIRED);
        required.add("id").add("type");
        type.targets().forEach(required::add);
        if (type.kind() == CommandType.Kind.DELTA) {
            required.add("idempotencyKey");
            fields.set("idempotencyKey", neverNull((ObjectNode) fields.get("idempotencyKey")));
        }
        if (!data.path(REQUIRED).isEmpty()) {
            required.add("data");
        }
        schema.put("additionalProperties", false);
        definitions.set("data", data);
        schema.set(DEFINITIONS, used(definitions, schema));
        return schema;
    }

    private ObjectNode definitions() {
        var all = Json.LENIENT.createObjectNode();
        all.setAll((ObjectNode) envelope.get(DEFINITIONS));
        if (data.remove(DEFINITIONS) instanceof ObjectNode own) {
            all.setAll(own);
        }
        data.remove("$schema");
        return all;
    }

    /// Out of the data, into the envelope.
    private JsonNode take(String target) {
        var property = property(data, target);
        ((ObjectNode) data.get(PROPERTIES)).remove(target);
        var left = new ArrayList<JsonNode>();
        data.get(REQUIRED).forEach(left::add);
        left.removeIf(name -> name.textValue().equals(target));
        data.putArray(REQUIRED).addAll(left);
        return property;
    }

    private static JsonNode property(ObjectNode schema, String name) {
        return schema.get(PROPERTIES).get(name);
    }

    private static ObjectNode orNull(ObjectNode property) {
        var type = property.get("type");
        property.putArray("type").add(type).add("null");
        return property;
    }

    private static ObjectNode neverNull(ObjectNode property) {
        return property.put("type", "string");
    }

    /// Those that are referred to, from wherever.
    private static ObjectNode used(ObjectNode definitions, ObjectNode schema) {
        var used = Json.LENIENT.createObjectNode();
        var texts = new ArrayList<>(List.of(schema.toString()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, JsonNode> entry : definitions.properties()) {
                var reference = "\"#/" + DEFINITIONS + "/" + entry.getKey() + "\"";
                if (!used.has(entry.getKey())
                        && texts.stream().anyMatch(text -> text.contains(reference))) {
                    used.set(entry.getKey(), entry.getValue());
                    texts.add(entry.getValue().toString());
                    grew = true;
                }
            }
        }
        return used;
    }
}
