package dev.aisle.command.control;

import dev.aisle.contracts.control.ControlDocument;

/// A place where other rooms read the control document. Blocking: the control agent's thread calls it.
public interface ControlPublisher {
    /// For logs and metrics.
    String place();

    /// Publishes the document unless a newer one is there; again if it has gone missing.
    void publish(ControlDocument document);
}
