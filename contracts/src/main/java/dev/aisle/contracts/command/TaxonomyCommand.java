package dev.aisle.contracts.command;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Commands on a tree of categories.
public sealed interface TaxonomyCommand extends Command {
    TaxonomyId taxonomy();

    @Override
    default StreamId stream() {
        return StreamId.taxonomy(taxonomy());
    }

    /// Puts a category into the tree, or gives one that is there another title.
    ///
    /// @param parent where it is put; a root if left out
    /// @param title shown to people, 1 to 200 characters
    record PlaceCategory(
            TaxonomyId taxonomy,
            CategoryId category,
            @Nullable CategoryId parent,
            @Bounds(min = 1, max = 200) String title)
            implements TaxonomyCommand {}

    /// A step of a move: all products have been told of it.
    ///
    /// @param products that were told
    record RecordMoveCarried(
            TaxonomyId taxonomy, CategoryId category, Instant movedAt, @Bounds long products)
            implements TaxonomyCommand {}

    /// Moves a category, with all beneath it. Its products follow.
    ///
    /// @param parent where it is put; a root if left out
    record MoveCategory(TaxonomyId taxonomy, CategoryId category, @Nullable CategoryId parent)
            implements TaxonomyCommand {}
}
