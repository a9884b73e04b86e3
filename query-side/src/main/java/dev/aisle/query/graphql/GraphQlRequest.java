package dev.aisle.query.graphql;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as the protocol brought it.
///
/// @param tokenWait how long to wait for the token; null for the default
record GraphQlRequest(
        String query,
        Map<String, Object> variables,
        @Nullable String operationName,
        @Nullable String token,
        @Nullable Duration tokenWait) {}
