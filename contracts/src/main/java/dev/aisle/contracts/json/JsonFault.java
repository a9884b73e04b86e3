package dev.aisle.contracts.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is wrong with a JSON text, in words for who sent it: no Java names, and nothing of its content
/// but the names of fields.
///
/// @param field path of the offending field, such as `price.minor`; null if it is the whole
/// @param reason what would be right; with a field it goes on after the field's name, else it is a
///     sentence of its own
public record JsonFault(@Nullable String field, String reason) {
    public static final String INSTANT =
            "an RFC 3339 instant in UTC since 1970, such as 2026-11-27T05:00:00.000Z";

    private static final int FIELD_LENGTH_MAX = 200;

    public JsonFault {
        field = field == null ? null : harmless(field);
    }

    public static JsonFault of(JacksonException e) {
        return of(e, List.of());
    }

    /// @param notOffered fields that the reader knows, but that the sender is not to be told of
    public static JsonFault of(JacksonException e, Collection<String> notOffered) {
        var field = field(e);
        if (e.getCause() instanceof InvalidComponentException invalid) {
            var whole = field == null ? "" : field + ".";
            return new JsonFault(whole + invalid.component(), invalid.reason());
        }
        return new JsonFault(field, reason(e, notOffered));
    }

    private static String reason(JacksonException e, Collection<String> notOffered) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown(unknown, notOffered);
            case InvalidNullException missing ->
                    "is required: " + expected(missing.getTargetType());
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamConstraintsException _ ->
                    "goes beyond a limit: "
                            + Json.DEPTH_MAX
                            + " levels, "
                            + Json.STRING_LENGTH_MAX
                            + " characters a string, "
                            + Json.NUMBER_LENGTH_MAX
                            + " a number";
            case InputCoercionException _ -> "is out of range";
            case StreamReadException unreadable -> syntax(unreadable);
            default -> caused(e.getCause());
        };
    }

    private static String caused(@Nullable Throwable cause) {
        return switch (cause) {
            case InputCoercionException _ -> "is out of range";
            case IllegalArgumentException ours when ours.getMessage() != null -> ours.getMessage();
            case null, default -> "is not valid";
        };
    }

    private static String unknown(
            UnrecognizedPropertyException unknown, Collection<String> notOffered) {
        var nested = unknown.getPath().size() > 1;
        var components = unknown.getReferringClass().getRecordComponents();
        return Arrays.stream(components == null ? new RecordComponent[0] : components)
                .map(RecordComponent::getName)
                .filter(name -> nested || !notOffered.contains(name))
                .collect(Collectors.joining(", ", "is no known field; known are: ", ""));
    }

    private static String mismatch(MismatchedInputException mismatch) {
        var said = String.valueOf(mismatch.getOriginalMessage());
        if (said.startsWith("Missing required creator property")) {
            return "is required: " + expected(mismatch.getTargetType());
        }
        if (said.startsWith("Trailing token")) {
            return "more text follows the end of the JSON";
        }
        // What our own constructors throw says better what would be right.
        return mismatch.getCause() instanceof IllegalArgumentException ours
                ? caused(ours)
                : "must be " + expected(mismatch.getTargetType());
    }

    private static String syntax(StreamReadException unreadable) {
        if (String.valueOf(unreadable.getOriginalMessage()).startsWith("Duplicate field")) {
            return "is there twice";
        }
        var location = unreadable.getLocation();
        return location == null
                ? "the JSON can't be read"
                : "the JSON can't be read at line %d, column %d"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Instant.class) {
            return INSTANT;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "a whole number in range";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return isText(type) ? "a string" : "an object";
    }

    /// Text, or an id: a record of one text.
    private static boolean isText(Class<?> type) {
        var components = type.getRecordComponents();
        return type == String.class
                || components != null
                        && components.length == 1
                        && components[0].getType() == String.class;
    }

    private static @Nullable String field(JacksonException e) {
        if (e instanceof JsonMappingException mapping) {
            return mapping.getPath().isEmpty() ? null : path(mapping.getPath());
        }
        var isDuplicate =
                e instanceof StreamReadException
                        && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
        if (isDuplicate && e.getProcessor() instanceof JsonParser parser) {
            var pointer = parser.getParsingContext().pathAsPointer().toString();
            return pointer.substring(1).replace('/', '.');
        }
        return null;
    }

    private static String path(List<JsonMappingException.Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    /// A name that someone sends goes into answers and logs: cut, and without what can't be written.
    private static String harmless(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .limit(FIELD_LENGTH_MAX)
                .map(c -> isWritable(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return name.length() > FIELD_LENGTH_MAX ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isWritable(int character) {
        return !Character.isISOControl(character)
                && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
    }
}
