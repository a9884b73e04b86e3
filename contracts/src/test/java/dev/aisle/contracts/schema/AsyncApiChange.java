package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Compares an AsyncAPI 3.0 document with the released one: channels, messages and operations stay, and
/// headers change by addition. Payloads are compared where their schemas lie.
final class AsyncApiChange {
    private final JsonNode released;
    private final JsonNode current;
    private final List<String> faults = new ArrayList<>();

    private AsyncApiChange(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /// Each as `place: what changed`; empty if all is added.
    static List<String> faults(JsonNode released, JsonNode current) {
        var change = new AsyncApiChange(released, current);
        for (var channel : released.path("channels").properties()) {
            change.channel(channel.getKey(), channel.getValue());
        }
        for (var operation : released.path("operations").properties()) {
            change.same(
                    "operations " + operation.getKey(),
                    "/operations/" + operation.getKey(),
                    "action",
                    "channel");
        }
        return change.faults;
    }

    private void channel(String name, JsonNode before) {
        if (!same("channel " + name, "/channels/" + name, "address")) {
            return;
        }
        var direction = name.equals("commands") ? Direction.COMMANDS : Direction.EVENTS;
        for (var message : before.path("messages").properties()) {
            var place = name + "." + message.getKey();
            if (!current.at("/channels/" + name + "/messages").has(message.getKey())) {
                faults.add(place + ": is gone");
            } else if (same(
                    place,
                    "/components/messages/" + message.getKey(),
                    "name",
                    "contentType",
                    "payload")) {
                headers(place, direction, "/components/messages/" + message.getKey() + "/headers");
            }
        }
    }

    /// Headers may be put together of several schemas, each of which is compared.
    private void headers(String place, Direction direction, String pointer) {
        var before = released.at(pointer);
        if (before.has("allOf")) {
            for (int i = 0; i < before.get("allOf").size(); i++) {
                headers(place, direction, pointer + "/allOf/" + i);
            }
        } else if (before.isObject()) {
            AdditiveChange.faults(direction, released, before, current, current.at(pointer))
                    .forEach(fault -> faults.add(place + " headers, " + fault));
        }
    }

    private boolean same(String place, String pointer, String... fields) {
        var now = current.at(pointer);
        if (now.isMissingNode()) {
            faults.add(place + ": is gone");
            return false;
        }
        for (var field : fields) {
            if (!released.at(pointer).path(field).equals(now.path(field))) {
                faults.add(place + ": " + field + " is another: " + now.path(field));
            }
        }
        return true;
    }
}
