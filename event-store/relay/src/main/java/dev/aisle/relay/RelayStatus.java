package dev.aisle.relay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a relay does at the moment.
///
/// @param waitsFor what keeps all its buckets from being relayed, null if nothing does
/// @param unsettled why appends wait, null if they don't
/// @param stopped by bucket: what keeps this one from being relayed, though others are
public record RelayStatus(
        @Nullable String waitsFor,
        @Nullable String unsettled,
        Map<Integer, ResumePoint.Stopped> stopped) {
    static final RelayStatus STARTING =
            new RelayStatus("the first look at the topic", null, Map.of());

    public RelayStatus {
        stopped = Map.copyOf(stopped);
    }
}
