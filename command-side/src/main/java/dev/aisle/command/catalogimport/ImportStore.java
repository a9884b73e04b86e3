package dev.aisle.command.catalogimport;

import dev.aisle.contracts.receipt.Code;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where imports wait, outside of the log, and what of them is published.
public interface ImportStore {
    Uni<Void> open(UUID id, String client);

    /// Faults are of rows that are there already.
    Uni<List<RowFault>> stage(UUID id, List<ImportRow.Staged> rows);

    /// What the rows as a whole get wrong: what they refer to is not there, or goes round in a circle.
    Uni<List<RowFault>> integrity(UUID id, int limit);

    /// Drops what is staged.
    Uni<Void> refuse(
            UUID id,
            ImportState state,
            Code code,
            String detail,
            long lines,
            List<RowFault> errors);

    /// Counts what it would change, and has it published unless it would remove too much or another is
    /// being published.
    ///
    /// @param removedPermyriadMax of what is published; 10,000 for all
    Uni<Void> release(UUID id, long lines, int removedPermyriadMax);

    /// Has the last published import undone. Empty if this is not the last.
    Uni<Boolean> rollBack(UUID id, String client);

    Uni<Optional<ImportProgress>> find(UUID id, String client);

    /// The publication that nobody carries on, for oneself.
    Uni<Optional<Work>> claim(Duration lease);

    /// @param client whose import it is
    /// @param rows the import whose rows are to hold; null if nothing is to
    /// @param isRollback whether an import is undone
    record Work(UUID id, String client, @Nullable UUID rows, boolean isRollback) {}

    /// The next rows by id, and what of them differs from what is published.
    ///
    /// @param limit rows that are looked at, so that where nothing differs no answer takes long
    Uni<Page> changes(@Nullable UUID rows, short kind, String after, int limit);

    /// All categories of an import, with the ones above them.
    Uni<List<Category>> categories(UUID rows);

    Uni<List<String>> removals(@Nullable UUID rows, String after, int limit);

    /// These are published: says so, and keeps the publication one's own.
    ///
    /// @return false if it is another's by now
    Uni<Boolean> published(Work work, short kind, List<Change> changes, Duration lease);

    Uni<Boolean> removed(Work work, List<String> skus, Duration lease);

    Uni<Void> done(Work work);

    /// Gives up imports that were left alone for so long before they were published, drops rows that nothing is
    /// rolled back to, and what is told of imports that are over.
    ///
    /// @param kept since an import was touched last; the last two published ones stay
    Uni<Void> forget(Duration stagedKept, Duration kept);

    /// @param last id that was looked at; null if there was none
    record Page(List<Change> changes, @Nullable String last) {}

    record Category(String id, @Nullable String parent) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Change(String id, long hash, byte[] content) {}
}
