package dev.aisle.relay;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.loop.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Waits for the log, within a limit. For threads that may block.
final class LogReader {
    private final EventLog log;
    private final Duration timeout;

    LogReader(EventLog log, Duration timeout) {
        this.log = log;
        this.timeout = timeout;
    }

    /// @throws UnavailableException if the log can't be read, or not in time
    List<StoredEvent> read(
            Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
        if (afterOffsets.isEmpty()) {
            return List.of();
        }
        try {
            return log.read(afterOffsets, limitPerBucket, bytesPerBucket).await().atMost(timeout);
        } catch (RuntimeException e) {
            throw new UnavailableException("the event store can't be read", e);
        }
    }

    /// The next event of each bucket that has one.
    List<StoredEvent> next(Map<Integer, Long> afterOffsets) {
        return read(afterOffsets, 1, 1);
    }
}
