package dev.aisle.projections.cache;

import dev.aisle.folds.Row;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/// What a projection does with rows that are written, before it says so: keeps the cache that readers
/// ask first from lagging.
@FunctionalInterface
public interface WriteThrough {
    WriteThrough NONE = _ -> Uni.createFrom().voidItem();

    Uni<Void> write(Collection<Row> rows);
}
