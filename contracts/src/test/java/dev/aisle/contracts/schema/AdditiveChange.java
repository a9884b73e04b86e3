package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares a schema with the released one and names each change that is more than an addition. What may
/// always come: a field that can be left out, a value of an enumeration, a wider bound; readers are told
/// to expect them.
final class AdditiveChange {
    private static final Pattern WORDS = Pattern.compile("\\^\\(([a-z|-]+)\\)(.*)");
    private static final List<String> MINIMA = List.of("minimum", "minLength", "minItems");
    private static final List<String> MAXIMA = List.of("maximum", "maxLength", "maxItems");
    private static final int DEPTH_MAX = 24;

    private final Direction direction;

    private final JsonNode releasedRoot;
    private final JsonNode currentRoot;
    private final List<String> faults = new ArrayList<>();

    private AdditiveChange(Direction direction, JsonNode releasedRoot, JsonNode currentRoot) {
        this.direction = direction;
        this.releasedRoot = releasedRoot;
        this.currentRoot = currentRoot;
    }

    /// Each as `place: what changed`; empty if all is added.
    static List<String> faults(Direction direction, JsonNode released, JsonNode current) {
        return faults(direction, released, released, current, current);
    }

    /// @param releasedRoot the document that references in `released` lead into
    static List<String> faults(
            Direction direction,
            JsonNode releasedRoot,
            JsonNode released,
            JsonNode currentRoot,
            JsonNode current) {
        var change = new AdditiveChange(direction, releasedRoot, currentRoot);
        change.compare("", released, current, 0);
        return change.faults;
    }

    private void compare(String place, JsonNode releasedNode, JsonNode currentNode, int depth) {
        if (depth > DEPTH_MAX) {
            return; // A schema that contains itself was compared on the way here.
        }
        var released = Resolved.of(releasedRoot, releasedNode);
        var current = Resolved.of(currentRoot, currentNode);
        types(place, released, current);
        values(place, released, current);
        bounds(place, released, current);
        form(place, released, current);
        required(place, released, current);
        properties(place, released, current, depth);
        alternatives(place, released, current, depth);
        if (released.has("items") && current.has("items")) {
            compare(place + "[]", released.get("items"), current.get("items"), depth + 1);
        }
    }

    private void types(String place, ObjectNode released, ObjectNode current) {
        var before = types(released);
        var now = types(current);
        if (!before.isEmpty() && now.isEmpty()) {
            wider(place, "may now be of any type");
        }
        if (before.isEmpty() && !now.isEmpty()) {
            narrower(place, "must now be " + String.join(" or ", now));
        }
        if (before.isEmpty() || now.isEmpty()) {
            return;
        }
        for (var type : before) {
            if (!now.contains(type) && !(type.equals("integer") && now.contains("number"))) {
                narrower(place, "can no longer be " + type);
            }
        }
        for (var type : now) {
            if (!before.contains(type)) {
                wider(place, "may now be " + type);
            }
        }
    }

    private void values(String place, ObjectNode released, ObjectNode current) {
        var before = strings(released.get("enum"));
        var now = strings(current.get("enum"));
        if (before.isEmpty() && !now.isEmpty()) {
            narrower(place, "takes only " + now + " now");
        }
        if (!now.isEmpty()) {
            before.removeAll(now);
            before.forEach(value -> narrower(place, "can no longer be " + value));
        }
        if (released.has("const") && !released.get("const").equals(current.get("const"))) {
            refuse(place, "was always " + released.get("const"));
        }
    }

    private void bounds(String place, ObjectNode released, ObjectNode current) {
        for (var name : MINIMA) {
            if (current.has(name)
                    && (!released.has(name)
                            || current.get(name)
                                            .decimalValue()
                                            .compareTo(released.get(name).decimalValue())
                                    > 0)) {
                narrower(place, name + " is higher: " + current.get(name));
            }
        }
        for (var name : MAXIMA) {
            if (current.has(name)
                    && (!released.has(name)
                            || current.get(name)
                                            .decimalValue()
                                            .compareTo(released.get(name).decimalValue())
                                    < 0)) {
                narrower(place, name + " is lower: " + current.get(name));
            }
        }
        if (current.path("uniqueItems").asBoolean() && !released.path("uniqueItems").asBoolean()) {
            narrower(place, "must now have each element once");
        }
    }

    private void form(String place, ObjectNode released, ObjectNode current) {
        for (var name : List.of("pattern", "format")) {
            var before = released.get(name);
            var now = current.get(name);
            if (before == null && now != null) {
                narrower(place, name + " is new: " + now);
            } else if (before != null && now == null) {
                wider(place, name + " is gone: " + before);
            } else if (before != null
                    && !before.equals(now)
                    && !hasMoreWords(before.textValue(), now.textValue())) {
                refuse(place, name + " is another: " + now);
            }
        }
    }

    /// A form that begins with a choice of words, such as a stream's with its families, may take more of
    /// them, as an enum may.
    private static boolean hasMoreWords(String before, String now) {
        var released = WORDS.matcher(before);
        var current = WORDS.matcher(now);
        return released.matches()
                && current.matches()
                && released.group(2).equals(current.group(2))
                && Set.of(current.group(1).split("\\|"))
                        .containsAll(Set.of(released.group(1).split("\\|")));
    }

    private void required(String place, ObjectNode released, ObjectNode current) {
        var before = strings(released.get("required"));
        var now = strings(current.get("required"));
        for (var name : now) {
            if (!before.contains(name)) {
                narrower(under(place, name), "is now required");
            }
        }
        for (var name : before) {
            if (!now.contains(name) && current.path("properties").has(name)) {
                wider(under(place, name), "was always there, and may now be left out");
            }
        }
    }

    private void properties(String place, ObjectNode released, ObjectNode current, int depth) {
        for (var property : released.path("properties").properties()) {
            var name = property.getKey();
            var now = current.path("properties").get(name);
            if (now == null) {
                refuse(under(place, name), "is gone");
            } else {
                compare(under(place, name), property.getValue(), now, depth + 1);
            }
        }
        var before = released.path("additionalProperties");
        var now = current.path("additionalProperties");
        if (isFalse(now) && !isFalse(before)) {
            narrower(place, "takes no other fields now");
        }
        if (isFalse(before) && !isFalse(now)) {
            wider(place, "may now have other fields");
        }
        if (before.isObject() && now.isObject()) {
            compare(place + ".*", before, now, depth + 1);
        }
    }

    private void alternatives(String place, ObjectNode released, ObjectNode current, int depth) {
        var before = released.path("oneOf");
        var now = current.path("oneOf");
        if (before.isEmpty() && !now.isEmpty()) {
            narrower(place, "must now be one of " + now.size() + " alternatives");
            return;
        }
        var whole = new HashSet<JsonNode>();
        now.forEach(whole::add);
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (whole.contains(before.get(i))) {
                continue; // It may stand in another place.
            }
            compare(place + "(alternative " + (i + 1) + ")", before.get(i), now.get(i), depth + 1);
        }
        if (now.size() < before.size()) {
            narrower(place, "has " + (before.size() - now.size()) + " alternatives less");
        }
        if (now.size() > before.size()) {
            wider(place, "has " + (now.size() - before.size()) + " alternatives more");
        }
    }

    private void narrower(String place, String what) {
        if (direction.refusesNarrower()) {
            refuse(place, what);
        }
    }

    private void wider(String place, String what) {
        if (direction.refusesWider()) {
            refuse(place, what);
        }
    }

    private void refuse(String place, String what) {
        faults.add((place.isEmpty() ? "the whole" : place) + ": " + what);
    }

    private static Set<String> types(ObjectNode schema) {
        var type = schema.path("type");
        return type.isTextual()
                ? new LinkedHashSet<>(List.of(type.textValue()))
                : strings(schema.get("type"));
    }

    private static Set<String> strings(@Nullable JsonNode array) {
        var strings = new LinkedHashSet<String>();
        if (array != null) {
            array.forEach(element -> strings.add(element.asText()));
        }
        return strings;
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static String under(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
