package dev.aisle.command.parked;

import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What waits for a product, in the order in which it came.
///
/// @param bytes that the waiting commands have together
/// @param appearedAt when the product came, while some are not decided yet; else null
public record Parked(PVector<CommandParked> waiting, int bytes, @Nullable Instant appearedAt) {
    static final Parked NOTHING = new Parked(TreePVector.empty(), 0, null);

    /// The one that this one repeats, by its key or else by its id; null if it is new.
    @Nullable CommandParked sameAs(UUID commandId, String client, @Nullable String key) {
        for (var one : waiting) {
            boolean sameKey =
                    key != null && key.equals(one.idempotencyKey()) && client.equals(one.client());
            if (sameKey || one.commandId().equals(commandId)) {
                return one;
            }
        }
        return null;
    }

    Parked with(CommandParked one) {
        return new Parked(waiting.plus(one), bytes + one.command().length(), appearedAt);
    }

    Parked appeared(Instant at) {
        return new Parked(waiting, bytes, waiting.isEmpty() ? null : at);
    }

    Parked without(List<UUID> commandIds) {
        var gone = new HashSet<>(commandIds);
        var left = waiting.stream().filter(one -> !gone.contains(one.commandId())).toList();
        return left.isEmpty()
                ? NOTHING
                : new Parked(
                        TreePVector.from(left),
                        left.stream().mapToInt(one -> one.command().length()).sum(),
                        appearedAt);
    }

    /// When the first of them expires; null where none waits.
    @Nullable Instant firstExpiry() {
        return waiting.stream().map(CommandParked::expiresAt).min(Instant::compareTo).orElse(null);
    }
}
