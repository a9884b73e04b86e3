package dev.aisle.contracts.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.money.Money;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// JSON Schema (2020-12) of a record: a component is required unless it is `@Nullable`, and is described
/// by its docs, its [Bounds] and its [Form].
final class RecordSchemas {
    /// Java's notion of a text that isn't all blank, which differs from `\S` in a few spaces.
    static final String NOT_BLANK =
            "[^\\t-\\r\\x1c- \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]";

    private final SchemaGenerator generator;

    private RecordSchemas(SchemaGenerator generator) {
        this.generator = generator;
    }

    /// For what others send: unknown fields are refused, and null says the same as leaving out.
    static RecordSchemas strict(SourceDocs docs) {
        var builder = builder(docs).with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        builder.forFields().withNullableCheck(RecordSchemas::isNullable);
        return new RecordSchemas(new SchemaGenerator(builder.build()));
    }

    /// For what Aisle says: there may be more fields later, and none is null.
    static RecordSchemas open(SourceDocs docs) {
        return new RecordSchemas(new SchemaGenerator(builder(docs).build()));
    }

    ObjectNode of(Class<?> type) {
        return generator.generateSchema(type);
    }

    private static SchemaGeneratorConfigBuilder builder(SourceDocs docs) {
        var builder =
                new SchemaGeneratorConfigBuilder(
                                Json.LENIENT.copy(),
                                SchemaVersion.DRAFT_2020_12,
                                OptionPreset.PLAIN_JSON)
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        builder.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(
                        field ->
                                field.isFakeContainerItemScope()
                                        ? null
                                        : docs.of(owner(field), field.getDeclaredName()))
                .withInstanceAttributeOverride((node, field, _) -> limit(node, field));
        builder.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(type -> docs.of(type.getType().getErasedType()))
                .withTypeAttributeOverride((node, type, _) -> eitherSequenceOrTime(node, type))
                .withCustomDefinitionProvider(new ValueSchemas(docs));
        return builder;
    }

    private static void limit(ObjectNode node, FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return;
        }
        var bounds = component(field).getAnnotation(Bounds.class);
        if (bounds != null) {
            limit(node, field.getType().getErasedType(), bounds);
        }
        var form = component(field).getAnnotation(Form.class);
        if (form != null) {
            node.put("pattern", "^" + form.value() + "$");
        }
    }

    private static void limit(ObjectNode node, Class<?> type, Bounds bounds) {
        if (type == String.class) {
            node.put("minLength", bounds.min()).put("maxLength", bounds.max());
            node.put("pattern", NOT_BLANK);
        } else if (type == Money.class) {
            node.putObject("properties").putObject("minor").put("minimum", bounds.min());
        } else if (Iterable.class.isAssignableFrom(type)) {
            between(node, "minItems", "maxItems", bounds);
            if (bounds.distinct()) {
                node.put("uniqueItems", true);
            }
        } else {
            between(node, "minimum", "maximum", bounds);
        }
    }

    private static void between(ObjectNode node, String min, String max, Bounds bounds) {
        node.put(min, bounds.min());
        if (bounds.max() < Long.MAX_VALUE) {
            node.put(max, bounds.max());
        }
    }

    private static void eitherSequenceOrTime(ObjectNode node, TypeScope type) {
        if (type.getType().getErasedType() == SourceVersion.class) {
            var either = node.putArray("oneOf");
            alternative(either, "seq", "integer", "at", "line");
            alternative(either, "at", "string", "seq", "epoch");
        }
    }

    private static void alternative(ArrayNode either, String there, String as, String... absent) {
        var alternative = either.addObject();
        var properties = alternative.putObject("properties");
        properties.putObject(there).put("type", as);
        Arrays.stream(absent).forEach(name -> properties.putObject(name).put("type", "null"));
        alternative.putArray("required").add(there);
    }

    private static Class<?> owner(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && component(field).getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static RecordComponent component(FieldScope field) {
        return Arrays.stream(owner(field).getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }
}
