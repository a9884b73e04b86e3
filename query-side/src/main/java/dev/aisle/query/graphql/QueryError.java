package dev.aisle.query.graphql;

import dev.aisle.contracts.receipt.Code;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A GraphQL error with Aisle's stable code in its `extensions`, and the field at fault where it is
/// known.
final class QueryError implements GraphQLError {
    private static final long serialVersionUID = 1L;
    private static final ErrorClassification CLASSIFICATION =
            ErrorClassification.errorClassification("Aisle");

    private final Code code;
    private final String message;
    private final @Nullable String field;
    private final @Nullable List<Object> path;
    private final List<SourceLocation> locations;

    QueryError(
            Code code,
            String message,
            @Nullable String field,
            @Nullable List<Object> path,
            List<SourceLocation> locations) {
        this.code = code;
        this.message = message;
        this.field = field;
        this.path = path == null ? null : List.copyOf(path);
        this.locations = List.copyOf(locations);
    }

    static QueryError of(Code code, String message) {
        return new QueryError(code, message, null, null, List.of());
    }

    static QueryError of(QueryRefusedException refusal) {
        return new QueryError(refusal.code(), refusal.detail(), refusal.field(), null, List.of());
    }

    static QueryError at(
            ResultPath path, @Nullable SourceLocation location, QueryRefusedException refusal) {
        return new QueryError(
                refusal.code(),
                refusal.detail(),
                refusal.field(),
                path.toList(),
                location == null ? List.of() : List.of(location));
    }

    Code code() {
        return code;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
        return CLASSIFICATION;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", code.name());
        if (field != null) {
            extensions.put("field", field);
        }
        return extensions;
    }

    private static Map<String, Integer> place(SourceLocation location) {
        var place = new LinkedHashMap<String, Integer>();
        place.put("line", location.getLine());
        place.put("column", location.getColumn());
        return place;
    }

    @Override
    public Map<String, Object> toSpecification() {
        var specified = new LinkedHashMap<String, Object>();
        specified.put("message", message);
        if (!locations.isEmpty()) {
            specified.put("locations", locations.stream().map(QueryError::place).toList());
        }
        if (path != null) {
            specified.put("path", path);
        }
        specified.put("extensions", getExtensions());
        return specified;
    }
}
