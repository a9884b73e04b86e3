package dev.aisle.relay.heads;

import dev.aisle.contracts.log.BucketHeads;

/// Where heads are published.
public interface HeadsTopic extends AutoCloseable {
    /// Returns once they are there.
    ///
    /// @throws dev.aisle.relay.loop.UnavailableException if that takes too long; nothing is tried again
    void publish(BucketHeads heads);

    @Override
    void close();
}
