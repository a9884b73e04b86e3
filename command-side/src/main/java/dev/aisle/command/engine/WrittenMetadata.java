package dev.aisle.command.engine;

import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Metadata of events as bytes. What comes over one connection differs by the command's id only: it is
/// written once for each caller, and the id put into a copy. The bytes are the same as
/// [EventCodec#encodeMetadata]'s. Confined to its lane.
final class WrittenMetadata {
    /// Callers that are remembered; beyond them, all are written anew.
    static final int CALLERS_MAX = 1_000;

    private static final UUID NO_ID = new UUID(0, 0);

    /// The id comes first.
    private static final int ID_AT = "{\"commandId\":\"".length();

    private final Map<EventMetadata, byte[]> withoutId = new HashMap<>();

    byte[] of(EventMetadata metadata) {
        if (!isOfItsCallerOnly(metadata)) {
            return EventCodec.encodeMetadata(metadata);
        }
        var bytes = template(metadata).clone();
        var id = metadata.commandId().toString().getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(id, 0, bytes, ID_AT, id.length);
        return bytes;
    }

    private byte[] template(EventMetadata metadata) {
        var key =
                new EventMetadata(
                        NO_ID,
                        metadata.client(),
                        metadata.actor(),
                        metadata.correlationId(),
                        null,
                        null,
                        null,
                        metadata.traceparent());
        byte @Nullable [] found = withoutId.get(key);
        if (found == null) {
            if (withoutId.size() == CALLERS_MAX) {
                withoutId.clear();
            }
            found = EventCodec.encodeMetadata(key);
            withoutId.put(key, found);
        }
        return found;
    }

    private static boolean isOfItsCallerOnly(EventMetadata metadata) {
        return metadata.causationId() == null
                && metadata.source() == null
                && metadata.occurredAt() == null;
    }
}
