package dev.aisle.command.price;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// [Price] as it is written down.
///
/// @param sources each with its id within
record PriceSnapshot(
        List<PriceSegment> segments,
        Map<PriceKind, Instant> latestStarts,
        List<SourceStamp> sources) {
    static final StateCodec<Price, PriceSnapshot> CODEC =
            new StateCodec<>(1, PriceSnapshot.class, PriceSnapshot::of, PriceSnapshot::price);

    private static PriceSnapshot of(Price price) {
        return new PriceSnapshot(
                price.segments(),
                new TreeMap<>(price.latestStarts()),
                price.sources().values().stream()
                        .sorted(Comparator.comparing(stamp -> stamp.version().id().value()))
                        .toList());
    }

    private Price price() {
        Map<SourceId, SourceStamp> stamps =
                sources.stream()
                        .collect(
                                Collectors.toMap(
                                        stamp -> stamp.version().id(), Function.identity()));
        return new Price(segments, latestStarts, stamps);
    }
}
