package dev.aisle.command.price;

import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a product costs in a zone: present and coming segments of each kind, and the last word of each
/// source.
///
/// @param latestStarts when the last price of a kind began; what ended before is past and stays as it is
public record Price(
        List<PriceSegment> segments,
        Map<PriceKind, Instant> latestStarts,
        Map<SourceId, SourceStamp> sources) {
    static final Price NONE = new Price(List.of(), Map.of(), Map.of());

    public Price {
        segments = List.copyOf(segments);
        latestStarts = Map.copyOf(latestStarts);
        sources = Map.copyOf(sources);
    }

    @Nullable PriceSegment segmentAt(PriceKind kind, Instant at) {
        for (var segment : segments) {
            if (segment.kind() == kind && segment.covers(at)) {
                return segment;
            }
        }
        return null;
    }

    /// The time itself, or the last start of the kind if that is later.
    Instant presentAt(PriceKind kind, Instant at) {
        var latest = latestStarts.get(kind);
        return latest != null && latest.isAfter(at) ? latest : at;
    }

    Price with(PriceSegment segment, @Nullable SourceStamp source) {
        var starts = new HashMap<>(latestStarts);
        starts.merge(segment.kind(), segment.from(), (a, b) -> a.isAfter(b) ? a : b);
        return new Price(
                PriceTimeline.with(segments, segment, segment.from()), starts, heard(source));
    }

    Price with(@Nullable SourceStamp source) {
        return new Price(segments, latestStarts, heard(source));
    }

    private Map<SourceId, SourceStamp> heard(@Nullable SourceStamp source) {
        if (source == null) {
            return sources;
        }
        var heard = new HashMap<>(sources);
        heard.put(source.version().id(), source);
        return heard;
    }
}
