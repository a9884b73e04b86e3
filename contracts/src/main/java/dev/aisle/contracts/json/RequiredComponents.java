package dev.aisle.contracts.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// Tells Jackson what records say by their types: a component that isn't `@Nullable` is neither left out
/// nor null, and what a list or map holds is never null.
final class RequiredComponents extends NopAnnotationIntrospector {
    private static final JsonSetter.Value REQUIRED =
            JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
    private static final JsonSetter.Value OPTIONAL = JsonSetter.Value.forContentNulls(Nulls.FAIL);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        var component = component(member);
        return component == null ? null : !isNullable(component);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        var component = component(annotated);
        if (component == null) {
            return JsonSetter.Value.empty();
        }
        return isNullable(component) ? OPTIONAL : REQUIRED;
    }

    private static @Nullable RecordComponent component(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)) {
            return null;
        }
        // Null where the class is no record.
        var components = constructor.getDeclaringClass().getRecordComponents();
        return components == null || components.length != constructor.getParameterCount()
                ? null
                : components[parameter.getIndex()];
    }

    // A type-use annotation, which Jackson itself doesn't look at.
    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
