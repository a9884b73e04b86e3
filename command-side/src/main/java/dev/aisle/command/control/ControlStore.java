package dev.aisle.command.control;

import dev.aisle.contracts.control.ControlDocument;
import io.smallrye.mutiny.Uni;

/// Remembers what the control plane has decided.
public interface ControlStore {
    Uni<ControlDocument> read();

    /// Moves the readers of a projection to a generation; the revision rises with each change, and only
    /// then.
    ///
    /// @param generation at least 1
    Uni<ControlDocument> setLiveGeneration(String projection, int generation);
}
