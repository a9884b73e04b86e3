package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Compares an OpenAPI 3.1 document with the released one: what was asked stays possible, and what was
/// answered stays there. Requests are compared as commands and answers as answers.
final class OpenApiChange {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> faults = new ArrayList<>();

    private OpenApiChange(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /// Each as `place: what changed`; empty if all is added.
    static List<String> faults(JsonNode released, JsonNode current) {
        var change = new OpenApiChange(released, current);
        for (var path : released.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    var now = current.path("paths").path(path.getKey()).path(method.getKey());
                    change.operation(
                            method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            method.getValue(),
                            now);
                }
            }
        }
        return change.faults;
    }

    private void operation(String place, JsonNode before, JsonNode now) {
        if (now.isMissingNode()) {
            faults.add(place + ": is gone");
            return;
        }
        parameters(place, before, now);
        var body = resolved(released, before.path("requestBody"));
        var bodyNow = resolved(current, now.path("requestBody"));
        if (isRequired(bodyNow) && !isRequired(body)) {
            faults.add(place + ": a body is now required");
        }
        content(place + " body", Direction.COMMANDS, body, bodyNow);
        for (var response : before.path("responses").properties()) {
            var responsePlace = place + " " + response.getKey();
            var responseNow = now.path("responses").path(response.getKey());
            if (responseNow.isMissingNode()) {
                faults.add(responsePlace + ": is gone");
            } else {
                var answer = resolved(released, response.getValue());
                var answerNow = resolved(current, responseNow);
                content(responsePlace, Direction.ANSWERS, answer, answerNow);
                for (var header : answer.path("headers").properties()) {
                    if (!answerNow.path("headers").has(header.getKey())) {
                        faults.add(responsePlace + ": header " + header.getKey() + " is gone");
                    }
                }
            }
        }
    }

    private void parameters(String place, JsonNode before, JsonNode now) {
        var parameters = parameters(released, before);
        var parametersNow = parameters(current, now);
        parameters.forEach(
                (name, parameter) -> {
                    var parameterNow = parametersNow.get(name);
                    if (parameterNow == null) {
                        faults.add(place + " " + name + ": is gone");
                    } else {
                        schema(
                                place + " " + name,
                                Direction.COMMANDS,
                                parameter.path("schema"),
                                parameterNow.path("schema"));
                    }
                });
        parametersNow.forEach(
                (name, parameter) -> {
                    var old = parameters.get(name);
                    if (isRequired(parameter) && (old == null || !isRequired(old))) {
                        faults.add(place + " " + name + ": is now required");
                    }
                });
    }

    private void content(String place, Direction direction, JsonNode before, JsonNode now) {
        for (var content : before.path("content").properties()) {
            var contentNow = now.path("content").path(content.getKey());
            if (contentNow.isMissingNode()) {
                faults.add(place + ": " + content.getKey() + " is gone");
            } else {
                schema(
                        place,
                        direction,
                        content.getValue().path("schema"),
                        contentNow.path("schema"));
            }
        }
    }

    private void schema(String place, Direction direction, JsonNode before, JsonNode now) {
        AdditiveChange.faults(direction, released, before, current, now)
                .forEach(fault -> faults.add(place + ", " + fault));
    }

    /// By place and name, such as `header If-Match`.
    private static Map<String, JsonNode> parameters(JsonNode root, JsonNode operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var parameter : operation.path("parameters")) {
            var resolved = resolved(root, parameter);
            parameters.put(
                    resolved.path("in").asText() + " " + resolved.path("name").asText(), resolved);
        }
        return parameters;
    }

    private static ObjectNode resolved(JsonNode root, JsonNode node) {
        return Resolved.of(root, node);
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean();
    }
}
