package dev.aisle.contracts.event;

import dev.aisle.contracts.id.ImportId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a delivery of the catalogue.
public sealed interface ImportEvent extends Event {
    /// All of it has been published.
    ///
    /// @param products in it
    /// @param changed products that were introduced or described anew
    /// @param removed products that were discontinued
    record ImportPublished(
            @Bounds long products, @Bounds long changed, @Bounds long removed, Instant at)
            implements ImportEvent {}

    /// It has been undone: what was published before it is published again.
    ///
    /// @param restored whose content holds again; left out if it was the first
    record ImportRolledBack(@Nullable ImportId restored, Instant at) implements ImportEvent {}
}
