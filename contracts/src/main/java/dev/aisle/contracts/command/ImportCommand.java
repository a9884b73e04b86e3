package dev.aisle.contracts.command;

import dev.aisle.contracts.id.ImportId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import org.jspecify.annotations.Nullable;

/// Steps of catalogue imports.
public sealed interface ImportCommand extends Command {
    ImportId importId();

    @Override
    default StreamId stream() {
        return StreamId.catalogImport(importId());
    }

    /// All of an import has been published.
    ///
    /// @param products in it
    /// @param changed products that were introduced or described anew
    /// @param removed products that were discontinued
    record RecordPublication(
            ImportId importId, @Bounds long products, @Bounds long changed, @Bounds long removed)
            implements ImportCommand {}

    /// An import has been undone: what was published before it is published again.
    ///
    /// @param restored whose content holds again; null if it was the first
    record RecordRollback(ImportId importId, @Nullable ImportId restored)
            implements ImportCommand {}
}
