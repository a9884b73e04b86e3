package dev.aisle.command.taxonomy;

import dev.aisle.contracts.id.CategoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// A tree of categories, and the moves in it that products have yet to follow.
///
/// @param moves when each category was moved last, until its products carry the new path
public record Taxonomy(PMap<CategoryId, Node> nodes, PMap<CategoryId, Instant> moves) {
    static final Taxonomy EMPTY = new Taxonomy(HashTreePMap.empty(), HashTreePMap.empty());

    /// From the root to a category, both counted.
    public static final int DEPTH_MAX = 8;

    /// @param parent null for a root
    public record Node(@Nullable CategoryId parent, String title) {}

    @Nullable Node node(CategoryId category) {
        return nodes.get(category);
    }

    /// From the root to the category; empty if it has no place.
    public Optional<List<CategoryId>> pathOf(CategoryId category) {
        var path = new ArrayList<CategoryId>(DEPTH_MAX);
        @Nullable CategoryId next = category;
        // What is in the log happened, even a tree that no decision would have made.
        while (next != null && path.size() <= DEPTH_MAX) {
            var node = nodes.get(next);
            if (node == null) {
                return path.isEmpty()
                        ? Optional.empty()
                        : Optional.of(List.copyOf(path.reversed()));
            }
            path.add(next);
            next = node.parent();
        }
        return Optional.of(List.copyOf(path.reversed()));
    }

    /// The category itself, and all that is beneath it.
    public List<CategoryId> subtree(CategoryId root) {
        return nodes.keySet().stream()
                .filter(category -> pathOf(category).orElse(List.of()).contains(root))
                .toList();
    }

    /// Levels that a category and what is beneath it take.
    int heightOf(CategoryId root) {
        int above = pathOf(root).map(List::size).orElse(1) - 1;
        return subtree(root).stream()
                .mapToInt(category -> pathOf(category).map(List::size).orElse(0) - above)
                .max()
                .orElse(1);
    }

    Taxonomy placed(CategoryId category, @Nullable CategoryId parent, String title) {
        return new Taxonomy(nodes.plus(category, new Node(parent, title)), moves);
    }

    Taxonomy moved(CategoryId category, @Nullable CategoryId parent, Instant at) {
        var node = nodes.get(category);
        return new Taxonomy(
                nodes.plus(category, new Node(parent, node == null ? "" : node.title())),
                moves.plus(category, at));
    }

    Taxonomy carried(CategoryId category, Instant movedAt) {
        return movedAt.equals(moves.get(category))
                ? new Taxonomy(nodes, moves.minus(category))
                : this;
    }
}
