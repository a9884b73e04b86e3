package dev.aisle.projections.runner;

import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.folds.Rows;
import dev.aisle.projections.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch holds of one bucket, in order: events from one above the progress on, without gap, up to
/// the first that can't go on.
///
/// @param events to fold; the offsets between them are of no concern to the projection
/// @param rows that the events are folded on
/// @param to the last offset that the slice covers; the progress before, if it covers none
/// @param stop why the projection goes no further after it; null if it does
record Slice(
        Partition partition,
        List<LoggedEvent> events,
        Rows rows,
        long from,
        long to,
        int repeats,
        @Nullable Stop stop) {

    static Slice of(Partition partition, List<LogRecord> records) {
        var cut = new Cut(partition.highest());
        for (var record : records) {
            if (cut.stop == null) {
                cut.take(record);
            }
        }
        return new Slice(
                partition,
                List.copyOf(cut.events),
                new Rows(),
                partition.highest(),
                cut.highest,
                cut.repeats,
                cut.stop);
    }

    boolean isEmpty() {
        return to == from;
    }

    /// The slice without an event that can't be folded and all after it, on rows as they were before.
    Slice cutBefore(LoggedEvent event, String type, RuntimeException cause) {
        return new Slice(
                partition,
                events.stream().filter(earlier -> earlier.offset() < event.offset()).toList(),
                rows.asGiven(),
                from,
                event.offset() - 1,
                repeats,
                new Stop(event.offset(), type, String.valueOf(cause)));
    }

    private static final class Cut {
        private final List<LoggedEvent> events = new ArrayList<>();
        private long highest;
        private int repeats;
        private @Nullable Stop stop;

        private Cut(long highest) {
            this.highest = highest;
        }

        private void take(LogRecord record) {
            switch (record) {
                case LogRecord.Relevant relevant -> {
                    if (isNext(relevant.event().offset())) {
                        events.add(relevant.event());
                        highest++;
                    }
                }
                case LogRecord.Irrelevant(long offset) -> {
                    if (isNext(offset)) {
                        highest++;
                    }
                }
                case LogRecord.Unreadable(long offset, String type, String error) -> {
                    if (isNext(offset)) {
                        stop = new Stop(offset, type, error);
                    }
                }
                case LogRecord.Foreign(String error) -> stop = new Stop(highest + 1, "none", error);
            }
        }

        private boolean isNext(long offset) {
            if (offset <= highest) {
                repeats++;
                return false;
            }
            if (offset > highest + 1) {
                stop =
                        new Stop(
                                highest + 1,
                                "missing",
                                "the log jumps from " + highest + " to " + offset);
                return false;
            }
            return true;
        }
    }
}
