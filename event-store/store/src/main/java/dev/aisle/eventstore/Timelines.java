package dev.aisle.eventstore;

import io.smallrye.mutiny.Uni;

/// Whether the log of one shard may grow. On a new timeline it may not, until somebody has compared it with
/// what was published.
public interface Timelines {
    /// Fails while the server is a standby.
    Uni<Timeline> present();

    /// Lets appends go on.
    ///
    /// @param compared the timeline that was compared
    /// @param epoch from now on: the timeline's, or a later one
    /// @return false if another timeline has begun meanwhile
    Uni<Boolean> settle(Timeline compared, int epoch);
}
