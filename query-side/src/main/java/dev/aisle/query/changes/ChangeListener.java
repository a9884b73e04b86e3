package dev.aisle.query.changes;

import dev.aisle.contracts.view.ChangeMessage;

/// Hears what a projection says.
public interface ChangeListener {
    void heard(ChangeMessage message);

    /// The channel has been (re)connected: anything may have been missed.
    void missed();
}
