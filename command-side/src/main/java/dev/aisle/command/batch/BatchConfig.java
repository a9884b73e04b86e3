package dev.aisle.command.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of one batch request.
@ConfigMapping(prefix = "aisle.batch")
public interface BatchConfig {
    /// Lines of a request between their arrival and their receipt.
    @WithDefault("2048")
    int inFlightMax();

    @WithDefault("65536")
    int lineBytesMax();

    /// A line that isn't decided within this after it was read has no effect.
    @WithDefault("30s")
    Duration deadline();
}
