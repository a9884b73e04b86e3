package dev.aisle.relay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the relay does at the moment.
///
/// @param waitsFor what keeps all buckets from being relayed, null if nothing does
/// @param stopped by bucket: what keeps this one from being relayed, though others are
public record RelayStatus(@Nullable String waitsFor, Map<Integer, ResumePoint.Stopped> stopped) {
    static final RelayStatus STARTING = new RelayStatus("the first look at the topic", Map.of());

    public RelayStatus {
        stopped = Map.copyOf(stopped);
    }

    RelayStatus waitingFor(@Nullable String reason) {
        return new RelayStatus(reason, stopped);
    }
}
