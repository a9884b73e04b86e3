package dev.aisle.command.catalogimport;

import dev.aisle.contracts.receipt.Code;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What comes of an import that has arrived: refused as it is, or for what its rows as a whole get wrong, or
/// released.
///
/// @param declaredLines as the sender says; null if it doesn't
/// @param faults of single lines
record Verdict(@Nullable Long declaredLines, List<RowFault> faults) {
    Uni<Void> settle(ImportStore store, ImportConfig config, UUID id, long lines) {
        if (declaredLines != null && declaredLines != lines) {
            return store.refuse(
                    id,
                    ImportState.INCOMPLETE,
                    Code.IMPORT_INCOMPLETE,
                    lines + " lines came, not " + declaredLines,
                    lines,
                    faults);
        }
        if (!faults.isEmpty()) {
            return invalid(store, id, lines, "some lines can't be taken", faults);
        }
        return store.integrity(id, config.errorsMax())
                .chain(
                        found ->
                                found.isEmpty()
                                        ? store.release(id, lines, config.removedPermyriadMax())
                                        : invalid(
                                                store,
                                                id,
                                                lines,
                                                "some lines refer to what is not there",
                                                found));
    }

    private static Uni<Void> invalid(
            ImportStore store, UUID id, long lines, String detail, List<RowFault> faults) {
        return store.refuse(id, ImportState.INVALID, Code.MALFORMED, detail, lines, faults);
    }
}
