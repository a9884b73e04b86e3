package dev.aisle.cli.verify;

import dev.aisle.cli.verify.scylla.StoredRow;
import dev.aisle.cli.verify.scylla.ViewTables;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.folds.Projection;
import dev.aisle.folds.Projections;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Table;
import dev.aisle.folds.scylla.RowJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// P4: rows as they are stored, held against the fold of the log up to the heads.
final class ViewCheck {
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int READS_MAX = 128;

    private final ViewTables views;
    private final Buckets buckets;
    private final Map<Integer, Long> heads;
    private final Findings findings;
    private final Ahead ahead;
    private final Map<Table, Integer> generations = new EnumMap<>(Table.class);

    ViewCheck(
            ViewTables views,
            Buckets buckets,
            ControlDocument control,
            Map<Integer, Long> heads,
            Findings findings,
            Ahead ahead) {
        this.views = views;
        this.buckets = buckets;
        this.heads = heads;
        this.findings = findings;
        this.ahead = ahead;
        for (var projection : Projections.ALL) {
            int generation = control.liveGeneration(projection.name());
            projection.tables().forEach(table -> generations.put(table, generation));
        }
    }

    int generation(Table table) {
        return generations.getOrDefault(table, ControlDocument.GENERATION_FIRST);
    }

    /// Waits until every projection has reached the heads, and tells those that don't in time.
    void awaitHeads(Duration waitAtMost) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + waitAtMost.toNanos();
        for (var projection : Projections.ALL) {
            var behind = behind(projection);
            while (behind != null && System.nanoTime() < deadlineNanos) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                behind = behind(projection);
            }
            if (behind != null) {
                findings.add(behind);
            }
        }
    }

    private @Nullable Finding behind(Projection projection) {
        int generation = generation(projection.tables().getFirst());
        var progress = views.progress(projection.name(), generation);
        for (var head : heads.entrySet()) {
            long reached = progress.getOrDefault(head.getKey(), -1L);
            if (reached < head.getValue()) {
                return new Finding(
                        Promise.P4,
                        "projection " + projection.name() + ", bucket " + head.getKey(),
                        "is behind the log",
                        "offset " + head.getValue(),
                        "offset " + reached);
            }
        }
        return null;
    }

    /// Holds rows against their fold.
    ///
    /// @return how many were written by an event after the head, so that nothing can be said of them
    long check(Collection<Row> expected) {
        long newer = 0;
        var page = new ArrayList<Row>(READS_MAX);
        for (var row : expected) {
            page.add(row);
            if (page.size() == READS_MAX) {
                newer += checkPage(page);
                page.clear();
            }
        }
        return newer + checkPage(page);
    }

    private long checkPage(List<Row> page) {
        var actual = views.read(page.stream().map(Row::key).toList(), this::generation);
        long newer = 0;
        for (var expected : page) {
            newer += check(expected, actual.get(expected.key())) ? 0 : 1;
        }
        return newer;
    }

    private boolean check(Row expected, @Nullable StoredRow actual) {
        if (actual != null && isNewer(actual)) {
            return false;
        }
        var place = place(expected.key());
        if (expected.isDeleted()) {
            if (actual != null) {
                findings.add(new Finding(Promise.P4, place, "is surplus", null, text(actual)));
            }
        } else if (actual == null) {
            findings.add(
                    new Finding(Promise.P4, place, "is missing", text(expected), "no such row"));
        } else if (expected.offset() != actual.offset()
                || !RowJson.encode(expected).equals(actual.body())) {
            findings.add(
                    new Finding(Promise.P4, place, "is altered", text(expected), text(actual)));
        } else {
            checkTimestamp(actual);
        }
        return true;
    }

    /// A row with any other write timestamp can't lose, or can't win, as it must.
    void checkTimestamp(StoredRow row) {
        if (row.writeTimestamp() != row.offset() + 1) {
            findings.add(
                    new Finding(
                            Promise.P4,
                            place(row.key()),
                            "has another write timestamp than its offset plus one",
                            Long.toString(row.offset() + 1),
                            Long.toString(row.writeTimestamp())));
        }
    }

    void surplus(StoredRow row) {
        findings.add(new Finding(Promise.P4, place(row.key()), "is surplus", null, text(row)));
    }

    /// Whether an event wrote it that came after the heads; or none did, which shows at the end.
    boolean isNewer(StoredRow row) {
        int bucket = bucket(row.key());
        boolean newer = row.offset() > heads.getOrDefault(bucket, -1L);
        if (newer) {
            ahead.note(Promise.P4, bucket, row.offset(), place(row.key()));
        }
        return newer;
    }

    /// Takes down how far the projections say that they are.
    void noteProgress() {
        for (var projection : Projections.ALL) {
            views.progress(projection.name(), generation(projection.tables().getFirst()))
                    .forEach(
                            (bucket, offset) ->
                                    ahead.note(
                                            Promise.P4,
                                            bucket,
                                            offset,
                                            "projection "
                                                    + projection.name()
                                                    + ", bucket "
                                                    + bucket));
        }
    }

    int bucket(RowKey key) {
        var table = key.table();
        int sku = table.keyColumns().indexOf("sku");
        return sku >= 0
                ? buckets.of(key.values().get(sku).toString())
                : (Integer) key.values().get(table.keyColumns().indexOf("bucket"));
    }

    String place(RowKey key) {
        return "row "
                + key.table().name(generation(key.table()))
                + " "
                + key.values()
                + " of bucket "
                + bucket(key);
    }

    private static String text(Row row) {
        return "offset " + row.offset() + " " + RowJson.encode(row);
    }

    private static String text(StoredRow row) {
        return "offset " + row.offset() + " " + row.body();
    }
}
