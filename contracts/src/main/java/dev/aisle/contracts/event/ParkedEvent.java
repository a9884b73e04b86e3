package dev.aisle.contracts.event;

import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to commands that came before their product did.
public sealed interface ParkedEvent extends Event {
    /// A feed's command waits for its product.
    ///
    /// @param client who sent it, to whom its idempotency key belongs
    /// @param idempotencyKey by which a repeat is known; null where it goes by its id
    /// @param fingerprint of what is asked for, without its id and key
    /// @param command the envelope as JSON
    /// @param arrivedAt when it reached us
    /// @param expiresAt after this it waits no longer
    record CommandParked(
            UUID commandId,
            String client,
            @Nullable String actor,
            @Nullable String correlationId,
            @Nullable String traceparent,
            @Nullable String idempotencyKey,
            @Bounds(min = Long.MIN_VALUE) long fingerprint,
            String command,
            Instant arrivedAt,
            Instant expiresAt)
            implements ParkedEvent {}

    /// The product came into the catalogue: what waits is due to be decided, in its order.
    record ProductAppeared(Instant at) implements ParkedEvent {}

    /// Commands have been decided, or have expired.
    ///
    /// @param settled in their order
    record ParkedCommandsSettled(@Bounds(min = 1, max = 256) List<Settled> settled)
            implements ParkedEvent {
        public ParkedCommandsSettled {
            settled = List.copyOf(settled);
        }
    }
}
