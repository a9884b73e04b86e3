package dev.aisle.folds;

import dev.aisle.contracts.log.LoggedEvent;
import java.util.List;

/// The plain fold of a log, event by event: what the tables of projections must hold. Events of one
/// bucket come in order; buckets may be mixed.
public final class LogFold {
    private final List<Projection> projections;
    private final MemoryTables tables;

    public LogFold(List<Projection> projections) {
        this(projections, new MemoryTables());
    }

    /// Goes on from rows that are there already.
    public LogFold(List<Projection> projections, MemoryTables tables) {
        this.projections = List.copyOf(projections);
        this.tables = tables;
    }

    /// @throws RuntimeException if a projection can't fold it
    public void fold(LoggedEvent event) {
        for (var projection : projections) {
            if (projection.families().contains(event.stream().family())) {
                fold(projection, event);
            }
        }
    }

    public MemoryTables tables() {
        return tables;
    }

    private void fold(Projection projection, LoggedEvent event) {
        var rows = new Rows();
        for (int round = 0; round < Projection.READ_ROUNDS; round++) {
            for (var key : projection.reads(event, rows)) {
                rows.hold(key, tables.read(key));
            }
        }
        projection.fold(event, rows);
        rows.changes().forEach(tables::write);
    }
}
