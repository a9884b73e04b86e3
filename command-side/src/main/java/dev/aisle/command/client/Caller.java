package dev.aisle.command.client;

import org.jspecify.annotations.Nullable;

/// Who sends a command, and on whose behalf.
///
/// @param client the authenticated one; idempotency keys are scoped to it
/// @param actor the person or job behind it, as the client says; at most [#ACTOR_LENGTH_MAX] characters
/// @param correlationId of the client's own process, as it says; bounded alike
/// @param traceparent W3C trace context of the request
public record Caller(
        String client,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String traceparent) {
    public static final int ACTOR_LENGTH_MAX = 128;
}
