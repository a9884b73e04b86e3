package dev.aisle.command.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.StreamId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What waits for a person.
///
/// @param entry of the stream's own quarantine, by which a price is released; null for what can't be
/// @param source whose word it was
/// @param data of the event that put it there
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record QuarantineEntry(
        String id,
        QuarantineKind kind,
        String stream,
        long version,
        Instant recordedAt,
        @Nullable Long entry,
        @Nullable SourceStamp source,
        JsonNode data,
        Links links) {
    /// Where it is settled, and looked at.
    ///
    /// @param release `POST` sets the price; null where what was lost can only be said again
    /// @param reject `DELETE` discards it
    /// @param stream its state and history
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Links(@Nullable String release, @Nullable String reject, String stream) {
        static Links of(StreamId stream, @Nullable Long entry) {
            var audit = "/v1/streams/" + stream;
            if (entry == null) {
                return new Links(null, null, audit);
            }
            var held =
                    "/v1/prices/%s/%s/quarantine/%d"
                            .formatted(stream.qualifier(), stream.key(), entry);
            return new Links(held + "/release", held, audit);
        }
    }
}
