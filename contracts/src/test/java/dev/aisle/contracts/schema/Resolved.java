package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/// A schema with its references followed, one level: what stands beside a reference is laid over what it
/// leads to, and "null or else" becomes a type that may be null.
final class Resolved {
    private static final int REFERENCES_MAX = 16;

    private Resolved() {}

    static ObjectNode of(JsonNode root, JsonNode schema) {
        var resolved = referred(root, schema);
        var nullable = orNull(resolved);
        if (nullable == null) {
            return resolved;
        }
        resolved.remove("anyOf");
        var whole = of(root, nullable);
        lay(whole, resolved);
        var types = whole.arrayNode();
        if (whole.path("type").isTextual()) {
            types.add(whole.get("type"));
        } else {
            whole.path("type").forEach(types::add);
        }
        whole.set("type", types.add("null"));
        return whole;
    }

    private static ObjectNode referred(JsonNode root, JsonNode schema) {
        var resolved = schema.isObject() ? (ObjectNode) schema.deepCopy() : empty();
        for (int i = 0; i < REFERENCES_MAX && isLocal(resolved); i++) {
            var reference = resolved.remove("$ref").textValue();
            var target = root.at(reference.substring(1));
            var whole = target.isObject() ? (ObjectNode) target.deepCopy() : empty();
            lay(whole, resolved);
            resolved = whole;
        }
        // Another file is compared by itself; here it matters only that it is the same.
        return resolved.has("$ref")
                ? (ObjectNode) resolved.set("const", resolved.remove("$ref"))
                : resolved;
    }

    private static boolean isLocal(ObjectNode schema) {
        return schema.path("$ref").asText("").startsWith("#/");
    }

    private static @Nullable JsonNode orNull(ObjectNode schema) {
        var any = schema.path("anyOf");
        if (any.size() != 2) {
            return null;
        }
        if (any.get(0).path("type").asText("").equals("null")) {
            return any.get(1);
        }
        return any.get(1).path("type").asText("").equals("null") ? any.get(0) : null;
    }

    private static void lay(ObjectNode below, ObjectNode above) {
        for (var entry : above.properties()) {
            if (entry.getValue() instanceof ObjectNode upper
                    && below.get(entry.getKey()) instanceof ObjectNode lower) {
                lay(lower, upper);
            } else {
                below.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static ObjectNode empty() {
        return Json.LENIENT.createObjectNode();
    }
}
