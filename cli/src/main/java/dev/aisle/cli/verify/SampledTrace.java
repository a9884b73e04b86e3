package dev.aisle.cli.verify;

import dev.aisle.contracts.event.EventCodec;
import dev.aisle.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;

/// The trace context that the relay gives to an event's record: that of its command, where it was
/// sampled.
final class SampledTrace {
    private static final int FLAGS_BEGIN = 53;
    private static final int LENGTH = 55;
    private static final int SAMPLED = 1;

    private SampledTrace() {}

    static @Nullable String of(StoredEvent event) {
        var traceparent = EventCodec.decodeMetadata(event.metadata().getBytes()).traceparent();
        return traceparent != null && isSampled(traceparent) ? traceparent : null;
    }

    private static boolean isSampled(String traceparent) {
        return traceparent.length() >= LENGTH
                && (Character.digit(traceparent.charAt(LENGTH - 1), 16) & SAMPLED) != 0
                && traceparent.charAt(FLAGS_BEGIN - 1) == '-';
    }
}
