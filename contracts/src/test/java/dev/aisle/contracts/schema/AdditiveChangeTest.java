package dev.aisle.contracts.schema;

import static dev.aisle.contracts.schema.Direction.ANSWERS;
import static dev.aisle.contracts.schema.Direction.COMMANDS;
import static dev.aisle.contracts.schema.Direction.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdditiveChangeTest {
    private static final String RELEASED =
            """
            {"type": "object",
             "properties": {
               "sku": {"$ref": "#/$defs/Sku"},
               "quantity": {"type": "integer", "minimum": 1, "maximum": 100},
               "kind": {"type": "string", "enum": ["LIST", "SALE"]},
               "until": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/Instant"}]},
               "price": {"$ref": "#/$defs/Money", "properties": {"minor": {"minimum": 0}}},
               "categories": {"type": "array", "minItems": 1, "maxItems": 8, "items": {"$ref": "#/$defs/Sku"}},
               "version": {"const": 1},
               "note": {"type": "string"},
               "either": {"oneOf": [{"required": ["seq"]}, {"required": ["at"]}]},
               "heads": {"type": "object", "additionalProperties": {"type": "integer"}}
             },
             "required": ["sku", "quantity", "price"],
             "$defs": {
               "Sku": {"type": "string", "pattern": "^[A-Z]+$"},
               "Instant": {"type": "string", "format": "date-time"},
               "Money": {"type": "object",
                         "properties": {"minor": {"type": "integer"}, "currency": {"type": "string"}},
                         "required": ["minor", "currency"]}}}""";

    private static final Set<Direction> ALL = EnumSet.allOf(Direction.class);
    private static final Set<Direction> NONE = EnumSet.noneOf(Direction.class);
    private static final Set<Direction> READ_BY_US = EnumSet.of(COMMANDS, EVENTS);
    private static final Set<Direction> READ_BY_OTHERS = EnumSet.of(EVENTS, ANSWERS);

    static Stream<Arguments> changes() {
        return Stream.of(
                // Fields.
                added("/properties/colour", "{'type':'string'}"),
                added("/$defs/Money/properties/tax", "{'type':'integer'}"),
                removed("/properties/note", ALL, "note: is gone"),
                removed("/$defs/Money/properties/currency", ALL, "price.currency: is gone"),
                changed(
                        "/required",
                        "['sku','quantity','price','note']",
                        READ_BY_US,
                        "note: is now required"),
                changed(
                        "/required",
                        "['sku','price']",
                        READ_BY_OTHERS,
                        "quantity: was always there, and may now be left out"),
                changed(
                        "/$defs/Money/required",
                        "['minor']",
                        READ_BY_OTHERS,
                        "price.currency: was always there, and may now be left out"),
                changed(
                        "/additionalProperties",
                        "false",
                        READ_BY_US,
                        "the whole: takes no other fields now"),
                // Types.
                changed(
                        "/properties/note/type",
                        "'integer'",
                        ALL,
                        "note: can no longer be string",
                        "note: may now be integer"),
                changed(
                        "/properties/note/type",
                        "['string','null']",
                        READ_BY_OTHERS,
                        "note: may now be null"),
                changed(
                        "/properties/quantity/type",
                        "'number'",
                        READ_BY_OTHERS,
                        "quantity: may now be number"),
                changed(
                        "/properties/until",
                        "{'$ref':'#/$defs/Instant'}",
                        READ_BY_US,
                        "until: can no longer be null"),
                removed("/properties/note/type", READ_BY_OTHERS, "note: may now be of any type"),
                changed(
                        "/properties/heads/additionalProperties/type",
                        "'string'",
                        ALL,
                        "heads.*: can no longer be integer",
                        "heads.*: may now be string"),
                // Values.
                added("/properties/kind/enum", "['LIST','SALE','OUTLET']"),
                changed(
                        "/properties/kind/enum",
                        "['LIST']",
                        READ_BY_US,
                        "kind: can no longer be SALE"),
                changed("/properties/note/enum", "['a']", READ_BY_US, "note: takes only [a] now"),
                added("/properties/kind", "{'type':'string'}"),
                changed("/properties/version/const", "2", ALL, "version: was always 1"),
                // Bounds.
                added("/properties/quantity/maximum", "1000"),
                added("/properties/quantity/minimum", "0"),
                removed("/properties/quantity/maximum", NONE),
                changed(
                        "/properties/quantity/maximum",
                        "99",
                        READ_BY_US,
                        "quantity: maximum is lower: 99"),
                changed(
                        "/properties/quantity/minimum",
                        "2",
                        READ_BY_US,
                        "quantity: minimum is higher: 2"),
                changed(
                        "/properties/price/properties/minor/minimum",
                        "1",
                        READ_BY_US,
                        "price.minor: minimum is higher: 1"),
                changed(
                        "/properties/note/maxLength",
                        "10",
                        READ_BY_US,
                        "note: maxLength is lower: 10"),
                changed(
                        "/properties/categories/maxItems",
                        "7",
                        READ_BY_US,
                        "categories: maxItems is lower: 7"),
                changed(
                        "/properties/categories/uniqueItems",
                        "true",
                        READ_BY_US,
                        "categories: must now have each element once"),
                // Forms.
                changed(
                        "/$defs/Sku/pattern",
                        "'^[A-Z0-9]+$'",
                        ALL,
                        "sku: pattern is another: \"^[A-Z0-9]+$\"",
                        "categories[]: pattern is another: \"^[A-Z0-9]+$\""),
                changed(
                        "/properties/note/pattern",
                        "'a'",
                        READ_BY_US,
                        "note: pattern is new: \"a\""),
                removed(
                        "/$defs/Instant/format",
                        READ_BY_OTHERS,
                        "until: format is gone: \"date-time\""),
                // Alternatives.
                changed(
                        "/properties/either/oneOf",
                        "[{'required':['seq']}]",
                        READ_BY_US,
                        "either: has 1 alternatives less"),
                changed(
                        "/properties/either/oneOf",
                        "[{'required':['seq']},{'required':['at']},{}]",
                        READ_BY_OTHERS,
                        "either: has 1 alternatives more"),
                // What is only said otherwise.
                added("/properties/note/description", "'now with words'"),
                added("/properties/sku", "{'type':'string','pattern':'^[A-Z]+$'}"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("changes")
    void aChangeIsRefusedWhereItWouldBreakSomebody(
            String pointer, @Nullable String value, Set<Direction> refusing, List<String> faults) {
        var released = SchemaFiles.parse(RELEASED);
        var current = (ObjectNode) released.deepCopy();
        int cut = pointer.lastIndexOf('/');
        var parent = (ObjectNode) current.at(pointer.substring(0, cut));
        var name = pointer.substring(cut + 1);
        if (value == null) {
            assertThat(parent.remove(name)).isNotNull();
        } else {
            parent.set(name, SchemaFiles.parse(value.replace('\'', '"')));
        }
        for (var direction : Direction.values()) {
            var told = AdditiveChange.faults(direction, released, current);
            assertThat(told.isEmpty())
                    .as(direction + " " + told)
                    .isEqualTo(!refusing.contains(direction));
            assertThat(faults).as(direction.toString()).containsAll(told);
        }
        var everywhere =
                Stream.of(Direction.values())
                        .flatMap(
                                direction ->
                                        AdditiveChange.faults(direction, released, current)
                                                .stream());
        assertThat(everywhere.distinct()).containsExactlyInAnyOrderElementsOf(faults);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whatIsTheSameIsNoChange(Direction direction) {
        var schema = SchemaFiles.parse(RELEASED);
        assertThat(AdditiveChange.faults(direction, schema, schema.deepCopy())).isEmpty();
    }

    private static Arguments added(String pointer, String value) {
        return Arguments.of(pointer, value, NONE, List.of());
    }

    private static Arguments changed(
            String pointer, String value, Set<Direction> refusing, String... faults) {
        return Arguments.of(pointer, value, refusing, List.of(faults));
    }

    private static Arguments removed(String pointer, Set<Direction> refusing, String... faults) {
        return Arguments.of(pointer, null, refusing, List.of(faults));
    }
}
