package dev.aisle.projections.changes;

import dev.aisle.contracts.view.ChangeMessage;
import io.smallrye.mutiny.Uni;

/// Tells readers. A message may be lost: they notice by the offsets of the next, at the latest by the
/// heartbeat.
@FunctionalInterface
public interface ChangeChannel {
    Uni<Void> publish(String projection, ChangeMessage message);
}
