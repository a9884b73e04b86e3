package dev.aisle.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;

/// The mappers for what Aisle reads and writes: camelCase, nulls left out, instants in RFC 3339 with
/// milliseconds and `Z`, properties in declared order, so that equal values have equal bytes. A record's
/// component must be there unless it is `@Nullable`; so what is added later is `@Nullable`.
public final class Json {
    /// Objects and arrays may nest this deep.
    public static final int DEPTH_MAX = 16;

    /// Characters a string may have.
    public static final int STRING_LENGTH_MAX = 64 * 1024;

    /// Characters a number may have; none that Aisle reads needs more than 20.
    public static final int NUMBER_LENGTH_MAX = 100;

    /// What an instant looks like: RFC 3339 in UTC since 1970, of which what is finer than a millisecond is
    /// cut.
    public static final String INSTANT_FORM =
            "(19[7-9]\\d|[2-9]\\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
                    + "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z";

    /// For what others send: unknown fields, duplicate fields, coerced types and trailing text are
    /// refused.
    public static final ObjectMapper STRICT =
            builder(new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    // Else a blank text would say the same as leaving out.
                    .withCoercionConfigDefaults(
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.EmptyString,
                                                    CoercionAction.Fail)
                                            .setAcceptBlankAsEmpty(false))
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    /// For what Aisle itself wrote, perhaps by a newer version: unknown fields are passed over.
    public static final ObjectMapper LENIENT =
            builder(new JsonFactoryBuilder())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    private static JsonMapper.Builder builder(JsonFactoryBuilder base) {
        var factory =
                base.streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEPTH_MAX)
                                        .maxStringLength(STRING_LENGTH_MAX)
                                        .maxNumberLength(NUMBER_LENGTH_MAX)
                                        .build())
                        .build();
        var times =
                new SimpleModule("aisle")
                        .addSerializer(Instant.class, new InstantJson.Writer())
                        .addDeserializer(Instant.class, new InstantJson.Reader());
        return JsonMapper.builder(factory)
                .addModule(times)
                .annotationIntrospector(
                        AnnotationIntrospector.pair(
                                new RequiredComponents(), new JacksonAnnotationIntrospector()))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST);
    }
}
