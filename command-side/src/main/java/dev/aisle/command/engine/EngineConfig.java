package dev.aisle.command.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the engine.
@ConfigMapping(prefix = "aisle.engine")
public interface EngineConfig {
    /// Single writers, over which the buckets are spread; each appends over one connection at a time.
    @WithDefault("2")
    int lanes();

    /// Commands that wait for a lane; beyond them it answers `OVERLOADED`.
    @WithDefault("16384")
    int mailboxSize();

    /// Commands in one append, at most 1,024.
    @WithDefault("1024")
    int batchSizeMax();

    /// Streams whose state a lane remembers.
    @WithDefault("30000")
    int statesMax();

    /// How old a remembered zone, location or source may be.
    @WithDefault("5s")
    Duration referencesMaxAge();

    /// How often a command is decided again after conflicts.
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
}
