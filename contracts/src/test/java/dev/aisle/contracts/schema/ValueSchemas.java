package dev.aisle.contracts.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.IdFormat;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is a text in JSON and a type of its own in Java: ids, streams, instants.
final class ValueSchemas implements CustomDefinitionProviderV2 {
    private static final String UUID_FORM = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    private static final String STREAM_FORM =
            "^("
                    + Arrays.stream(Family.values())
                            .map(Family::path)
                            .collect(Collectors.joining("|"))
                    + ")(/"
                    + IdFormat.FORM
                    + "){1,2}$";

    private final SourceDocs docs;

    ValueSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        var text = context.getGeneratorConfig().createObjectNode().put("type", "string");
        return isValue(type.getErasedType(), text)
                ? new CustomDefinition(
                        text,
                        CustomDefinition.DefinitionType.ALWAYS_REF,
                        CustomDefinition.AttributeInclusion.NO)
                : null;
    }

    private boolean isValue(Class<?> type, ObjectNode text) {
        if (type == Instant.class) {
            text.put("format", "date-time").put("pattern", "^" + Json.INSTANT_FORM + "$");
            text.put("description", "RFC 3339 in UTC, to the millisecond");
        } else if (type == UUID.class) {
            text.put("format", "uuid").put("pattern", UUID_FORM);
        } else if (type == StreamId.class) {
            text.put("pattern", STREAM_FORM);
            describe(text, type);
        } else if (isId(type)) {
            text.put("pattern", "^" + IdFormat.FORM + "$");
            describe(text, type);
        } else {
            return false;
        }
        return true;
    }

    private void describe(ObjectNode text, Class<?> type) {
        var doc = docs.of(type);
        if (doc != null) {
            text.put("description", doc.replaceAll(" In the form of every id.*", ""));
        }
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord() && type.getPackage() == StreamId.class.getPackage();
    }
}
