package dev.aisle.contracts.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a price event does to the segments before it. Shared by the state that decides and the views
/// that show, so that they never differ.
public final class PriceTimeline {
    private static final Comparator<PriceSegment> ORDER =
            Comparator.comparing(PriceSegment::kind).thenComparing(PriceSegment::from);

    private PriceTimeline() {}

    /// Lays a segment over those of its kind: what it overlaps is cut, split or covered. Segments that
    /// ended at or before `keepFrom` are left out, so that state stays bounded.
    public static List<PriceSegment> with(
            List<PriceSegment> segments, PriceSegment laid, Instant keepFrom) {
        var result = new ArrayList<PriceSegment>(segments.size() + 2);
        for (var segment : segments) {
            if (segment.kind() == laid.kind()) {
                addRemains(segment, laid, result);
            } else {
                result.add(segment);
            }
        }
        result.add(laid);
        result.removeIf(segment -> segment.until() != null && !segment.until().isAfter(keepFrom));
        result.sort(ORDER);
        return List.copyOf(result);
    }

    private static void addRemains(
            PriceSegment segment, PriceSegment laid, List<PriceSegment> result) {
        var from = laid.from();
        var until = laid.until();
        if (segment.from().isBefore(from)) {
            var end =
                    segment.until() == null || segment.until().isAfter(from)
                            ? from
                            : segment.until();
            result.add(new PriceSegment(segment.kind(), segment.price(), segment.from(), end));
        }
        if (until != null && (segment.until() == null || segment.until().isAfter(until))) {
            var start = segment.from().isBefore(until) ? until : segment.from();
            result.add(new PriceSegment(segment.kind(), segment.price(), start, segment.until()));
        }
    }
}
