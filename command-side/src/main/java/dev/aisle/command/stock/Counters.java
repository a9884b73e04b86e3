package dev.aisle.command.stock;

import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.SourceId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What sources have said by counts.
///
/// @param said what each has said last
/// @param lost what lost last against it by the same version; gone once the source says something newer
record Counters(PMap<SourceId, SourceStamp> said, PMap<SourceId, SourceStamp> lost) {
    static final Counters NONE = new Counters(HashTreePMap.empty(), HashTreePMap.empty());

    @Nullable SourceStamp lastOf(SourceId source) {
        return said.get(source);
    }

    /// Whether it lost against what its source holds to still.
    boolean hasLost(SourceStamp stamp) {
        return stamp.equals(lost.get(stamp.version().id()));
    }

    Counters hearing(SourceStamp stamp) {
        var source = stamp.version().id();
        var loser = lost.get(source);
        return new Counters(
                said.plus(source, stamp),
                loser == null || loser.version().equals(stamp.version())
                        ? lost
                        : lost.minus(source));
    }

    Counters losing(SourceStamp stamp) {
        return new Counters(said, lost.plus(stamp.version().id(), stamp));
    }
}
