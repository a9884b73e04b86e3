package dev.aisle.contracts.event;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a tree of categories.
public sealed interface TaxonomyEvent extends Event {
    /// A category came into the tree, or was given another title.
    ///
    /// @param parent null for a root
    /// @param title shown to people
    record CategoryPlaced(
            CategoryId category,
            @Nullable CategoryId parent,
            @Bounds(min = 1, max = 200) String title)
            implements TaxonomyEvent {}

    /// A category was moved with all beneath it; its products are to follow.
    ///
    /// @param parent null for a root
    /// @param movedAt by the server's clock
    record CategoryMoved(CategoryId category, @Nullable CategoryId parent, Instant movedAt)
            implements TaxonomyEvent {}

    /// All products beneath a moved category carry its new path.
    ///
    /// @param movedAt of the last move of it that was carried out
    /// @param products that were looked at
    record CategoryMoveCarried(CategoryId category, Instant movedAt, @Bounds long products)
            implements TaxonomyEvent {}
}
