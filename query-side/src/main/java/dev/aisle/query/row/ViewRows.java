package dev.aisle.query.row;

import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.view.View;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store of the views. Each call reads one partition, is answered within the store's time limit,
/// and is never tried twice; it fails with [StoreUnavailableException] only.
public interface ViewRows {
    Uni<Optional<Row>> offer(int generation, Sku sku, ZoneId zone);

    Uni<Optional<Row>> stock(int generation, Sku sku, LocationId location);

    /// The tiles of a category in a zone, by SKU.
    ///
    /// @param after the SKU that they follow; null for the first ones
    Uni<List<Row>> tiles(
            int generation, CategoryId category, ZoneId zone, @Nullable Sku after, int limit);

    /// The rows of a small view that are in a bucket.
    Uni<List<Row>> ofBucket(View view, int generation, int bucket);

    /// By bucket; a bucket of which nothing is written yet is left out.
    Uni<Map<Integer, Long>> progress(String projection, int generation);

    Uni<Optional<ControlDocument>> control();
}
