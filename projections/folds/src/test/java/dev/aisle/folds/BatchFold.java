package dev.aisle.folds;

import dev.aisle.contracts.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/// Folds a batch as the worker does: rows are read before any event is folded.
final class BatchFold {
    private BatchFold() {}

    /// @return the rows to write, round after round
    static List<List<Row>> rounds(
            Projection projection, List<LoggedEvent> batch, MemoryTables tables) {
        var rows = new Rows();
        for (int round = 0; round < Projection.READ_ROUNDS; round++) {
            for (var event : batch) {
                for (var key : projection.reads(event, rows)) {
                    var row = tables.read(key);
                    // As in the store, a reader doesn't see what is deleted.
                    rows.hold(key, row == null || row.isDeleted() ? null : row);
                }
            }
        }
        batch.forEach(event -> projection.fold(event, rows));
        var rounds = new ArrayList<List<Row>>();
        for (int round = 0; round < Table.ROUNDS; round++) {
            int current = round;
            rounds.add(
                    rows.changes().stream()
                            .filter(row -> row.key().table().round() == current)
                            .toList());
        }
        return rounds;
    }
}
