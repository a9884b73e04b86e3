package dev.aisle.cli.verify;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.view.StockLevel;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.folds.LogFold;
import dev.aisle.folds.MemoryTables;
import dev.aisle.folds.Projections;
import dev.aisle.folds.RowKey;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds the events of some partition keys of one bucket, from their first on: what the views must
/// hold, and whether quantities add up.
final class KeyFold {
    private final Findings findings;
    private final StockEquations equations;
    private final LogFold fold = new LogFold(Projections.ALL);
    private final Set<String> unfoldable = new HashSet<>();

    KeyFold(Findings findings) {
        this.findings = findings;
        this.equations = new StockEquations(findings);
    }

    void next(StoredEvent stored) {
        if (unfoldable.contains(stored.stream().key())) {
            return;
        }
        try {
            var event = LoggedEvents.of(stored);
            equations.next(event);
            fold.fold(event);
        } catch (RuntimeException e) {
            // All that rests on it is unknown from here on; the rest of the log isn't.
            unfoldable.add(stored.stream().key());
            findings.add(
                    Finding.of(
                            Promise.P4,
                            Places.of(stored.bucket(), stored.offset()) + ", " + stored.stream(),
                            "can't be folded: " + e.getMessage()));
        }
    }

    /// Once all is folded.
    MemoryTables tables() {
        for (var stream : equations.checkedStreams()) {
            if (!unfoldable.contains(stream.key())) {
                equations.check(stream, level(stream));
            }
        }
        return fold.tables();
    }

    int stockStreams() {
        return equations.streams();
    }

    private @Nullable StockLevel level(StreamId stream) {
        if (stream.family() != Family.STOCK) {
            throw new IllegalArgumentException(stream + " is no stock");
        }
        var location = new LocationId(Objects.requireNonNull(stream.qualifier()));
        var row = fold.tables().read(RowKey.stock(new Sku(stream.key()), location));
        return row == null ? null : (StockLevel) row.value();
    }
}
