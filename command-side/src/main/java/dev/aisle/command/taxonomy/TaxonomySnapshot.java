package dev.aisle.command.taxonomy;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.id.CategoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Taxonomy] as it is written down.
record TaxonomySnapshot(List<Category> categories) {
    static final StateCodec<Taxonomy, TaxonomySnapshot> CODEC =
            new StateCodec<>(
                    1, TaxonomySnapshot.class, TaxonomySnapshot::of, TaxonomySnapshot::taxonomy);

    /// @param movedAt null where products carry its path
    record Category(
            CategoryId id, @Nullable CategoryId parent, String title, @Nullable Instant movedAt) {}

    private static TaxonomySnapshot of(Taxonomy taxonomy) {
        var categories = new ArrayList<Category>(taxonomy.nodes().size());
        taxonomy.nodes()
                .forEach(
                        (id, node) ->
                                categories.add(
                                        new Category(
                                                id,
                                                node.parent(),
                                                node.title(),
                                                taxonomy.moves().get(id))));
        return new TaxonomySnapshot(categories);
    }

    private Taxonomy taxonomy() {
        var taxonomy = Taxonomy.EMPTY;
        for (var category : categories) {
            taxonomy = taxonomy.placed(category.id(), category.parent(), category.title());
            if (category.movedAt() != null) {
                taxonomy = taxonomy.moved(category.id(), category.parent(), category.movedAt());
            }
        }
        return taxonomy;
    }
}
