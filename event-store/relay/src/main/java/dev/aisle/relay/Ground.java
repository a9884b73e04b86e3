package dev.aisle.relay;

import dev.aisle.eventstore.Timeline;

/// What a session rests on. When any of it changes, the session ends.
///
/// @param topic of the timeline's epoch
/// @param breaks see [LogReader#breaks()]
record Ground(Timeline timeline, EventTopic topic, long breaks) {

    /// Whether the log is still the one that was compared with the topic.
    boolean holds(Timeline present) {
        return present.systemId() == timeline.systemId()
                && present.id() == timeline.id()
                && present.epoch() == timeline.epoch();
    }
}
