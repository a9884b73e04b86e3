package dev.aisle.relay;

import java.util.Map;
import java.util.Set;

/// The topic that mirrors the log: partition by bucket.
public interface EventTopic {
    /// Checks that the topic is there and set up so that the mirror can be whole.
    ///
    /// @throws dev.aisle.relay.loop.RefusedToRunException naming every setting that is wrong
    /// @throws dev.aisle.relay.loop.UnavailableException if that can't be told now
    void check();

    /// How each bucket's partition ends.
    ///
    /// @throws dev.aisle.relay.loop.UnavailableException if that can't be told now
    Map<Integer, PartitionTail> tails(Set<Integer> buckets);

    /// A new writer, which knows nothing of those before it.
    TopicWriter open();
}
