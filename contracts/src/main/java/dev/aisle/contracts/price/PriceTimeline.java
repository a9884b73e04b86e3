package dev.aisle.contracts.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a price event does to the segments before it. Shared by the state that decides and the views
/// that show, so that they never differ.
///
/// A timeline is sorted by group and beginning. Neighbours of one group that say the same price are one
/// segment, so that a timeline doesn't tell in how many words it was said.
public final class PriceTimeline {
    private static final Comparator<PriceSegment> ORDER =
            Comparator.comparing(PriceSegment::group).thenComparing(PriceSegment::from);

    private PriceTimeline() {}

    /// Lays a segment over those of its group: what it overlaps is cut, split or covered. Segments that
    /// ended at or before `keepFrom` are left out, so that state stays bounded.
    public static List<PriceSegment> with(
            List<PriceSegment> segments, PriceSegment laid, Instant keepFrom) {
        return since(
                replaced(segments, laid.group(), laid.from(), laid.until(), List.of(laid)),
                keepFrom);
    }

    /// From `from` until `until`, a group's segments are these pieces and nothing else.
    ///
    /// @param until exclusive; from then on for ever if null
    /// @param pieces of the group, within the interval
    public static List<PriceSegment> replaced(
            List<PriceSegment> segments,
            PriceGroup group,
            Instant from,
            @Nullable Instant until,
            List<PriceSegment> pieces) {
        int start = untouched(segments, group, from);
        var left = new ArrayList<PriceSegment>(segments.size() - start + pieces.size() + 1);
        for (var segment : segments.subList(start, segments.size())) {
            if (segment.isOf(group)) {
                addRemains(segment, from, until, left);
            } else {
                left.add(segment);
            }
        }
        left.addAll(pieces);
        left.sort(ORDER);
        return joined(segments.subList(0, start), left);
    }

    /// Those that end after an instant.
    public static List<PriceSegment> since(List<PriceSegment> segments, Instant keepFrom) {
        for (var segment : segments) {
            if (segment.hasEnded(keepFrom)) {
                return segments.stream().filter(kept -> !kept.hasEnded(keepFrom)).toList();
            }
        }
        return segments;
    }

    /// The parts of a group's segments that lie within an interval.
    public static List<PriceSegment> within(
            List<PriceSegment> segments, PriceGroup group, Instant from, @Nullable Instant until) {
        var parts = new ArrayList<PriceSegment>();
        for (var segment : segments) {
            if (segment.isOf(group)
                    && !segment.hasEnded(from)
                    && (until == null || segment.from().isBefore(until))) {
                parts.add(
                        segment.over(
                                segment.from().isBefore(from) ? from : segment.from(),
                                earlier(segment.until(), until)));
            }
        }
        return List.copyOf(parts);
    }

    private static void addRemains(
            PriceSegment segment,
            Instant from,
            @Nullable Instant until,
            List<PriceSegment> result) {
        if (segment.from().isBefore(from)) {
            result.add(segment.over(segment.from(), earlier(segment.until(), from)));
        }
        if (until != null && !segment.hasEnded(until)) {
            var start = segment.from().isBefore(until) ? until : segment.from();
            result.add(segment.over(start, segment.until()));
        }
    }

    /// How many segments come before what is replaced. Mostly that is all but the last, of however long a
    /// past, so it is looked for from the end.
    private static int untouched(List<PriceSegment> sorted, PriceGroup group, Instant from) {
        int count = sorted.size();
        while (count > 0 && !isBefore(sorted.get(count - 1), group, from)) {
            count--;
        }
        return count;
    }

    private static boolean isBefore(PriceSegment segment, PriceGroup group, Instant from) {
        return segment.isOf(group) ? segment.hasEnded(from) : segment.group().compareTo(group) < 0;
    }

    private static List<PriceSegment> joined(List<PriceSegment> before, List<PriceSegment> sorted) {
        var result = new ArrayList<PriceSegment>(before.size() + sorted.size());
        result.addAll(before);
        for (var segment : sorted) {
            var last = result.isEmpty() ? null : result.getLast();
            if (last != null && continues(last, segment)) {
                result.set(result.size() - 1, last.over(last.from(), segment.until()));
            } else {
                result.add(segment);
            }
        }
        return List.copyOf(result);
    }

    private static boolean continues(PriceSegment last, PriceSegment next) {
        return next.from().equals(last.until())
                && next.price().equals(last.price())
                && next.group().equals(last.group());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
