package dev.aisle.query.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aisle.contracts.receipt.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer by the GraphQL specification.
///
/// @param executed whether execution began; an answer without it has no `data` at all
record GraphQlAnswer(
        boolean executed,
        @Nullable Object data,
        List<QueryError> errors,
        Map<String, Object> extensions) {
    private static final JsonMapper JSON = new JsonMapper();

    static GraphQlAnswer refused(QueryRefusedException refusal) {
        return new GraphQlAnswer(false, null, List.of(QueryError.of(refusal)), Map.of());
    }

    static GraphQlAnswer refused(Code code, String detail) {
        return refused(new QueryRefusedException(code, detail, null));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /// The status where the request itself, and not a part of its answer, is at fault.
    int status() {
        return executed || errors.isEmpty() ? 200 : errors.getFirst().code().status();
    }

    byte[] toJson() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        if (!errors.isEmpty()) {
            answer.put("errors", errors.stream().map(QueryError::toSpecification).toList());
        }
        if (executed) {
            answer.put("data", data);
        }
        if (!extensions.isEmpty()) {
            answer.put("extensions", extensions);
        }
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is made of maps, lists and scalars", e);
        }
    }
}
