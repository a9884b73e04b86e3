package dev.aisle.query.progress;

import dev.aisle.contracts.log.BucketHeads.Head;
import java.util.ArrayDeque;

/// Progress in one bucket, and the heads of the log that it has not reached yet.
final class BucketProgress {
    static final long NOTHING = -1;
    private static final int HEADS_MAX = 16;

    private final ArrayDeque<Head> missing = new ArrayDeque<>(HEADS_MAX);
    private long offset = NOTHING;

    synchronized long offset() {
        return offset;
    }

    /// Progress never goes back: an older word is passed over.
    synchronized boolean advance(long to) {
        if (to <= offset) {
            return false;
        }
        offset = to;
        while (!missing.isEmpty() && missing.getFirst().offset() <= offset) {
            missing.removeFirst();
        }
        return true;
    }

    /// Keeps the oldest head that is missing exact, since the lag is told by it; when there are too
    /// many, the newest stands for those between.
    synchronized void heard(Head head) {
        var last = missing.peekLast();
        if (head.offset() <= offset || last != null && head.offset() <= last.offset()) {
            return;
        }
        if (missing.size() == HEADS_MAX) {
            missing.removeLast();
        }
        missing.addLast(head);
    }

    synchronized Standing standing() {
        return new Standing(offset, missing.peekFirst());
    }
}
