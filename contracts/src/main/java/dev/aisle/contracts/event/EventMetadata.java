package dev.aisle.contracts.event;

import dev.aisle.contracts.command.SourceVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an event comes from: who asked, by which command, on whose word.
///
/// @param commandId of the command that caused it
/// @param client the authenticated caller
/// @param actor the person or job behind it, as the caller says
/// @param occurredAt the source's business time
/// @param traceparent W3C trace context of the command
public record EventMetadata(
        UUID commandId,
        String client,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable SourceVersion source,
        @Nullable Instant occurredAt,
        @Nullable String traceparent) {}
