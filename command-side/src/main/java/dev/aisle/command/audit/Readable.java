package dev.aisle.command.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.InstantText;
import dev.aisle.contracts.json.Json;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamSnapshot;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/// States and events as JSON for people: what was stored, as it was stored.
final class Readable {
    /// A page ends before it grows beyond this, but has one event at least.
    static final int PAGE_BYTES_MAX = 1024 * 1024;

    private Readable() {}

    static ObjectNode state(StreamSnapshot state) {
        var json = Json.LENIENT.createObjectNode();
        json.put("stream", state.stream().toString());
        json.put("version", state.version());
        json.put("recordedAt", InstantText.format(state.recordedAt()));
        json.set("state", tree(state.state()));
        return json;
    }

    /// @param full whether there may be more after these
    static ObjectNode events(StreamId stream, List<StoredEvent> page, boolean full) {
        var json = Json.LENIENT.createObjectNode();
        json.put("stream", stream.toString());
        var events = json.putArray("events");
        long bytes = 0;
        for (var event : page) {
            bytes += event.payload().length() + event.metadata().length();
            if (bytes > PAGE_BYTES_MAX && !events.isEmpty()) {
                break;
            }
            events.add(event(event));
        }
        if (full || events.size() < page.size()) {
            json.put("nextAfter", page.get(events.size() - 1).version());
        }
        return json;
    }

    private static ObjectNode event(StoredEvent event) {
        var json = Json.LENIENT.createObjectNode();
        json.put("version", event.version());
        json.put("type", event.type());
        json.put("id", event.id().toString());
        json.put("bucket", event.bucket());
        json.put("offset", event.offset());
        json.put("recordedAt", InstantText.format(event.recordedAt()));
        json.set("data", tree(event.payload()));
        json.set("metadata", tree(event.metadata()));
        return json;
    }

    private static JsonNode tree(Buffer stored) {
        try {
            return Json.LENIENT.readTree(stored.getBytes());
        } catch (JacksonException e) {
            throw new IllegalStateException("stored bytes that are no JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes that can't be read", e);
        }
    }
}
