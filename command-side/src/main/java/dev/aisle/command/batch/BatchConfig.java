package dev.aisle.command.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of batches.
@ConfigMapping(prefix = "aisle.batch")
public interface BatchConfig {
    /// Lines of a request between their arrival and their receipt.
    @WithDefault("2048")
    int inFlightMax();

    @WithDefault("65536")
    int lineBytesMax();

    /// Lines of a batch, blank ones included.
    @WithDefault("10000000")
    long linesMax();

    /// What a packed body unpacks to.
    @WithDefault("10737418240")
    long unpackedBytesMax();

    /// How many times its size a packed body may unpack to, beyond the first MiB.
    @WithDefault("100")
    int unpackedRatioMax();

    /// A line that isn't decided within this after it was read has no effect.
    @WithDefault("30s")
    Duration deadline();

    /// Batches of a client that are answered later and not done.
    @WithDefault("100")
    int openMax();
}
