package dev.aisle.folds;

import dev.aisle.contracts.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A delivery of a log in batches cut anywhere, some again from an earlier offset, by workers of which
/// some crash, and some write late what they had folded before they lost the bucket.
public final class Delivery {
    private static final int BATCH_MAX = 12;

    private final Projection projection;
    private final RowStore store;
    private final Random random;
    private final List<List<Row>> late = new ArrayList<>();

    public Delivery(Projection projection, RowStore store, Random random) {
        this.projection = projection;
        this.store = store;
        this.random = random;
    }

    public void of(List<LoggedEvent> events) {
        int progress = 0;
        while (progress < events.size()) {
            int from = random.nextInt(4) == 0 ? random.nextInt(progress + 1) : progress;
            int to = Math.min(events.size(), from + 1 + random.nextInt(BATCH_MAX));
            var rounds = rounds(relevant(events.subList(from, to)));
            if (random.nextInt(3) == 0) {
                crash(rounds);
            } else {
                rounds.forEach(round -> round.forEach(store::write));
                progress = Math.max(progress, to);
            }
            if (random.nextInt(3) == 0) {
                writeLate();
            }
        }
        writeLate();
    }

    /// Folds a batch as the worker does: rows are read before any event is folded.
    private List<List<Row>> rounds(List<LoggedEvent> batch) {
        var rows = new Rows();
        for (int round = 0; round < Projection.READ_ROUNDS; round++) {
            for (var event : batch) {
                for (var key : projection.reads(event, rows)) {
                    rows.hold(key, store.read(key));
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

    /// Writes a part of a batch, in any order within a round, a round only after the one before; what
    /// was on its way may arrive at any later time, or never.
    private void crash(List<List<Row>> rounds) {
        for (var round : rounds) {
            var rows = new ArrayList<>(round);
            Collections.shuffle(rows, random);
            int written = random.nextInt(rows.size() + 1);
            rows.subList(0, written).forEach(store::write);
            if (written < rows.size()) {
                late.add(List.copyOf(rows.subList(written, rows.size())));
                return;
            }
        }
    }

    private void writeLate() {
        if (!late.isEmpty()) {
            for (var row : late.get(random.nextInt(late.size()))) {
                if (random.nextBoolean()) {
                    store.write(row);
                }
            }
        }
    }

    private List<LoggedEvent> relevant(List<LoggedEvent> events) {
        return events.stream()
                .filter(event -> projection.families().contains(event.stream().family()))
                .toList();
    }
}
