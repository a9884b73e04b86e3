package dev.aisle.cli.verify;

import java.util.HashMap;
import java.util.Map;

/// What carries offsets above the heads that a verification began with: of events that came since, or of
/// events that are in no log. Which of both shows by the heads as they are after all was read.
final class Ahead {
    private final Map<Integer, Place> highest = new HashMap<>();

    private record Place(long offset, String place, Promise promise) {}

    void note(Promise promise, int bucket, long offset, String place) {
        highest.merge(
                bucket,
                new Place(offset, place, promise),
                (before, now) -> now.offset() > before.offset() ? now : before);
    }

    /// The furthest of each bucket is named, if the log has nothing there.
    ///
    /// @param heads read after everything that was noted
    void judge(Map<Integer, Long> heads, Findings findings) {
        highest.forEach(
                (bucket, ahead) -> {
                    long head = heads.getOrDefault(bucket, -1L);
                    if (ahead.offset() > head) {
                        findings.add(
                                new Finding(
                                        ahead.promise(),
                                        ahead.place(),
                                        "is ahead of the log",
                                        "offset " + head + " at most",
                                        "offset " + ahead.offset()));
                    }
                });
    }
}
