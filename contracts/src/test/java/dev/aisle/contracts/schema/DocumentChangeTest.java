package dev.aisle.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentChangeTest {
    private static final String OPEN_API =
            """
            {"paths": {"/v1/prices/{sku}": {"put": {
               "parameters": [{"$ref": "#/components/parameters/sku"},
                              {"name": "dryRun", "in": "query", "schema": {"type": "boolean"}}],
               "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/SetPrice"}}}},
               "responses": {"200": {"headers": {"ETag": {}},
                                     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Receipt"}}}},
                             "409": {}}}}},
             "components": {
               "parameters": {"sku": {"name": "sku", "in": "path", "required": true, "schema": {"type": "string"}}},
               "schemas": {"SetPrice": {"type": "object", "properties": {"minor": {"type": "integer"}, "kind": {"type": "string"}},
                                        "required": ["minor"]},
                           "Receipt": {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"]}}}}\
            """;

    private static final String ASYNC_API =
            """
            {"channels": {"events": {"address": "{i}.events", "messages": {"PriceSet": {}, "StockSold": {}}}},
             "operations": {"publish": {"action": "send", "channel": {"$ref": "#/channels/events"}}},
             "components": {
               "messages": {"PriceSet": {"name": "a.PriceSet.v1", "payload": {"$ref": "a.json"},
                                         "headers": {"allOf": [{"$ref": "#/components/schemas/Headers"},
                                                               {"properties": {"ce_type": {"const": "a.PriceSet.v1"}}}]}},
                            "StockSold": {"name": "a.StockSold.v1"}},
               "schemas": {"Headers": {"type": "object", "properties": {"ce_id": {"type": "string"}}, "required": ["ce_id"]}}}}\
            """;

    private static final String PUT = "/paths/~1v1~1prices~1{sku}/put";
    private static final String AT = "PUT /v1/prices/{sku}";

    static Stream<Arguments> openApi() {
        return Stream.of(
                change("/paths/~1v1~1stock", "{'get':{}}"),
                change(PUT + "/parameters/-", "{'name':'wait','in':'query','schema':{}}"),
                change(PUT + "/responses/429", "{}"),
                change("/components/schemas/SetPrice/properties/until", "{'type':'string'}"),
                change("/components/schemas/Receipt/properties/line", "{'type':'integer'}"),
                change(PUT, null, AT + ": is gone"),
                change(
                        PUT + "/parameters/-",
                        "{'name':'wait','in':'query','required':true}",
                        AT + " query wait: is now required"),
                change(PUT + "/parameters/1", null, AT + " query dryRun: is gone"),
                change(
                        PUT + "/parameters/1/schema/type",
                        "'string'",
                        AT + " query dryRun, the whole: can no longer be boolean"),
                change(PUT + "/requestBody/required", "true", AT + ": a body is now required"),
                change(
                        "/components/schemas/SetPrice/required",
                        "['minor','kind']",
                        AT + " body, kind: is now required"),
                change(
                        PUT + "/requestBody/content/application~1json",
                        null,
                        AT + " body: application/json is gone"),
                change(PUT + "/responses/409", null, AT + " 409: is gone"),
                change(PUT + "/responses/200/headers/ETag", null, AT + " 200: header ETag is gone"),
                change(
                        "/components/schemas/Receipt/properties/code",
                        null,
                        AT + " 200, code: is gone"),
                change(
                        "/components/schemas/Receipt/required",
                        "[]",
                        AT + " 200, code: was always there, and may now be left out"));
    }

    static Stream<Arguments> asyncApi() {
        return Stream.of(
                change("/channels/heads", "{'address':'{i}.heads'}"),
                change("/channels/events/messages/PriceEnded", "{}"),
                change("/components/schemas/Headers/properties/ce_trace", "{'type':'string'}"),
                change("/channels/events", null, "channel events: is gone"),
                change(
                        "/channels/events/address",
                        "'e'",
                        "channel events: address is another: \"e\""),
                change("/channels/events/messages/PriceSet", null, "events.PriceSet: is gone"),
                change(
                        "/components/messages/PriceSet/name",
                        "'b'",
                        "events.PriceSet: name is another: \"b\""),
                change(
                        "/components/messages/PriceSet/payload",
                        "{}",
                        "events.PriceSet: payload is another: {}"),
                change(
                        "/components/schemas/Headers/properties/ce_id",
                        null,
                        "events.PriceSet headers, ce_id: is gone"),
                change(
                        "/components/schemas/Headers/required",
                        "[]",
                        "events.PriceSet headers, ce_id: was always there, and may now be left"
                                + " out"),
                change(
                        "/components/messages/PriceSet/headers/allOf/1/properties/ce_type/const",
                        "'b'",
                        "events.PriceSet headers, ce_type: was always \"a.PriceSet.v1\""),
                change(
                        "/operations/publish/action",
                        "'receive'",
                        "operations publish: action is another: \"receive\""));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("openApi")
    void openApiChangesByAddition(String pointer, @Nullable String value, List<String> faults) {
        var released = SchemaFiles.parse(OPEN_API);
        assertThat(OpenApiChange.faults(released, changed(released, pointer, value)))
                .isEqualTo(faults);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("asyncApi")
    void asyncApiChangesByAddition(String pointer, @Nullable String value, List<String> faults) {
        var released = SchemaFiles.parse(ASYNC_API);
        assertThat(AsyncApiChange.faults(released, changed(released, pointer, value)))
                .isEqualTo(faults);
    }

    private static JsonNode changed(JsonNode document, String pointer, @Nullable String value) {
        var changed = document.deepCopy();
        int cut = pointer.lastIndexOf('/');
        var name = pointer.substring(cut + 1).replace("~1", "/");
        switch (changed.at(pointer.substring(0, cut))) {
            case ObjectNode object when value == null -> object.remove(name);
            case ObjectNode object -> object.set(name, json(value));
            case ArrayNode array when value == null -> array.remove(Integer.parseInt(name));
            case ArrayNode array -> array.add(json(value));
            default -> throw new AssertionError(pointer);
        }
        return changed;
    }

    private static JsonNode json(@Nullable String value) {
        return SchemaFiles.parse(String.valueOf(value).replace('\'', '"'));
    }

    private static Arguments change(String pointer, @Nullable String value, String... faults) {
        return Arguments.of(pointer, value, List.of(faults));
    }
}
