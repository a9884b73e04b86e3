package dev.aisle.projections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this worker runs its projections.
@ConfigMapping(prefix = "aisle.projections")
public interface ProjectionsConfig {
    /// The generation that this worker feeds: part of its tables' names, of its consumer groups' and of
    /// Redis keys.
    @WithDefault("1")
    int generation();

    /// Rows that each projection remembers at most, so as not to read them again.
    @WithDefault("20000")
    long rowsRemembered();

    /// Above so many changed rows of a bucket in a batch, readers are told "everything".
    @WithDefault("2000")
    int keysPerMessageMax();

    /// Threads that fold. By default one for each processor.
    @WithDefault("0")
    int foldThreads();

    /// How long an offer stays in Redis, which bounds how long Redis may lag behind a row.
    @WithDefault("60s")
    Duration offerLifetime();

    Retry retry();

    /// Pauses between attempts while a store fails.
    interface Retry {
        @WithDefault("100ms")
        Duration first();

        @WithDefault("2s")
        Duration longest();
    }
}
