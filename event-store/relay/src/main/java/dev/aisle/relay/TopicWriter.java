package dev.aisle.relay;

import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;

/// Writes events to their buckets' partitions, in the order in which it is given them. Once an event of a
/// bucket was refused, it may still write later events of that bucket, unless it is discarded from
/// within [Acknowledgement#failed].
public interface TopicWriter {
    /// Returns as soon as the event is queued.
    void send(StoredEvent event, Acknowledgement acknowledgement);

    /// Ends at once. What isn't written yet, won't be, but for requests that are under way.
    void discard();

    /// Ends once all that was sent is written, or the time is over.
    void close(Duration timeout);

    /// Called once for each event, by the writer's thread or from within [#send].
    interface Acknowledgement {
        /// It is durable.
        ///
        /// @param recordOffset in the partition
        void written(long recordOffset);

        /// It was not written, or that is not known.
        ///
        /// @param refused whether the record itself is at fault, so that it would fail again
        void failed(Exception cause, boolean refused);
    }
}
