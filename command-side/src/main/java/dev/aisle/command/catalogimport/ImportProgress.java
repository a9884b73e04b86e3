package dev.aisle.command.catalogimport;

import dev.aisle.contracts.receipt.Code;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an import so far.
///
/// @param code why it is not published; null if nothing stands against it
/// @param lines that were read
/// @param products in it
/// @param changes products that differ from what was published before, counted when it was validated
/// @param removals products that it has no more
/// @param done of changes and removals
/// @param errors the first ones
@RegisterForReflection
public record ImportProgress(
        UUID id,
        ImportState state,
        @Nullable Code code,
        @Nullable String detail,
        long lines,
        long products,
        long changes,
        long removals,
        long done,
        Instant startedAt,
        @Nullable Instant publishedAt,
        List<RowFault> errors) {
    public ImportProgress {
        errors = List.copyOf(errors);
    }
}
