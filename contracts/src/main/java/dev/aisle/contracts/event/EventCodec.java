package dev.aisle.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Payload bytes of events: encoded once when they are decided, then stored and relayed as they are.
public final class EventCodec {
    private EventCodec() {}

    public static byte[] encode(Event event) {
        try {
            return Json.LENIENT.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that can't be written as JSON", e);
        }
    }

    /// An event as it was written by any schema version, in the present one.
    ///
    /// @throws UndecodableEventException if the bytes are no event of that version
    public static Event decode(EventSchema schema, byte[] payload) {
        try {
            return EventSchema.present(present(Json.LENIENT.readValue(payload, schema.form())));
        } catch (IOException e) {
            throw new UndecodableEventException(schema.wireName() + " can't be decoded", e);
        }
    }

    /// Of the present schema version.
    ///
    /// @throws UndecodableEventException if the bytes are no event of that type
    public static Event decode(EventType type, byte[] payload) {
        return decode(type.schemas().getLast(), payload);
    }

    public static byte[] encodeMetadata(EventMetadata metadata) {
        try {
            return Json.LENIENT.writeValueAsBytes(metadata);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata that can't be written as JSON", e);
        }
    }

    /// @throws UndecodableEventException if the bytes are no metadata
    public static EventMetadata decodeMetadata(byte[] metadata) {
        try {
            return present(Json.LENIENT.readValue(metadata, EventMetadata.class));
        } catch (IOException e) {
            throw new UndecodableEventException("event metadata can't be decoded", e);
        }
    }

    /// The text `null` is valid JSON, and nothing.
    private static <T> T present(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("null");
        }
        return value;
    }
}
