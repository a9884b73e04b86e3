package dev.aisle.command.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.EventType;
import dev.aisle.eventstore.NewEvent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// Gives events their ids and bytes. Confined to its lane.
final class NewEvents {
    /// The client of what nobody asked for.
    static final String OURSELVES = "aisle";

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final WrittenMetadata written = new WrittenMetadata();

    List<NewEvent> of(Pending cause, List<? extends Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var metadata = Buffer.buffer(written.of(metadata(cause)));
        var newEvents = new ArrayList<NewEvent>(events.size());
        for (var event : events) {
            newEvents.add(
                    new NewEvent(
                            ids.generate(),
                            EventType.of(event).wireName(),
                            Buffer.buffer(EventCodec.encode(event)),
                            metadata));
        }
        return newEvents;
    }

    private static EventMetadata metadata(Pending cause) {
        return switch (cause) {
            case PendingCommand command -> {
                var caller = command.submission().caller();
                yield new EventMetadata(
                        command.commandId(),
                        caller.client(),
                        caller.actor(),
                        caller.correlationId(),
                        null,
                        command.envelope().source(),
                        command.envelope().occurredAt(),
                        caller.traceparent());
            }
            case PendingElapse elapse ->
                    new EventMetadata(
                            elapse.commandId(),
                            OURSELVES,
                            null,
                            null,
                            "timer/" + elapse.dueAt(),
                            null,
                            null,
                            null);
        };
    }
}
