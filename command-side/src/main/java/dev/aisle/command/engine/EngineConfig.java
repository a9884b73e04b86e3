package dev.aisle.command.engine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the engine.
@ConfigMapping(prefix = "aisle.engine")
public interface EngineConfig {
    /// Single writers of each shard, over which its buckets are spread; each appends over one connection at
    /// a time.
    @WithDefault("2")
    int lanes();

    /// Commands that wait for a lane; beyond them it answers `OVERLOADED`.
    @WithDefault("16384")
    int mailboxSize();

    /// Commands in one append, at most 1,024.
    @WithDefault("1024")
    int batchSizeMax();

    /// Streams whose state a lane remembers beyond those that its last batch used.
    @WithDefault("30000")
    int statesMax();

    /// What the states that a lane remembers may weigh together, by estimate; those that its last batch used
    /// stay all the same.
    @WithDefault("64M")
    MemorySize statesSizeMax();

    References references();

    Snapshots snapshots();

    Timers timers();

    Promotions promotions();

    /// Processes over several streams that an instance runs at once; what is beyond them comes again by its
    /// timer.
    @WithDefault("1024")
    int processesMax();

    /// How often a command is decided again after conflicts; then it is answered `OVERLOADED`.
    @WithDefault("8")
    int conflictsMax();

    /// How long an append whose outcome is unknown is repeated before its commands are answered
    /// `UNAVAILABLE`.
    @WithDefault("10s")
    Duration unknownOutcomePatience();

    /// How long a load is repeated before its commands are answered `UNAVAILABLE`.
    @WithDefault("1s")
    Duration loadPatience();

    /// A synchronous command that isn't decided within this has no effect.
    @WithDefault("10s")
    Duration deadline();

    /// What was taken is finished within this at a stop.
    @WithDefault("10s")
    Duration stopTimeout();

    /// Zones, locations and sources, which may be kept by another shard than the streams that need them.
    interface References {
        /// How old a remembered one may be while its shard answers.
        @WithDefault("5s")
        Duration maxAge();

        /// How old it may get while its shard does not; then commands that need it are answered
        /// `UNAVAILABLE`.
        @WithDefault("1h")
        Duration outageMaxAge();

        /// How long a lane waits for another shard's; what it remembers, or nothing, has to do then.
        @WithDefault("250ms")
        Duration patience();
    }

    /// Folded states that are kept beside the log, so that long streams load fast.
    interface Snapshots {
        /// Versions of a stream between two; more where its state is large.
        @WithDefault("100")
        int every();

        /// A hot stream's is kept once in this time at most.
        @WithDefault("1s")
        Duration interval();

        /// Streams that wait to be kept; beyond them, none is.
        @WithDefault("4096")
        int waitingMax();
    }

    /// The promotions of the last 32 days, which an instance follows in the log to compute reference prices.
    interface Promotions {
        /// How often they are read on; an announcement that comes in between has them read at once.
        @WithDefault("5s")
        Duration pollInterval();

        /// How long an announcement waits for that; then it is answered `UNAVAILABLE`.
        @WithDefault("500ms")
        Duration patience();

        /// Promotions that are kept; while there are more, announcements are answered `UNAVAILABLE`.
        @WithDefault("20000")
        int countMax();

        /// What they may weigh together, by estimate; beyond it the same.
        @WithDefault("64M")
        MemorySize sizeMax();
    }

    /// What ends by the clock.
    interface Timers {
        /// How often a shard is asked for timers that are due, at least.
        @WithDefault("250ms")
        Duration pollInterval();

        /// For how long an instance keeps the others from the timers that it took.
        @WithDefault("10s")
        Duration lease();

        /// Timers that an instance takes of a shard at once, 1 to 1,024.
        @WithDefault("512")
        int claimMax();
    }
}
