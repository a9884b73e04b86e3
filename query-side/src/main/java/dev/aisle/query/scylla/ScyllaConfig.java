package dev.aisle.query.scylla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Where the views are, and how long they are waited for.
@ConfigMapping(prefix = "aisle.scylla")
public interface ScyllaConfig {
    /// `host:port` of one or more nodes.
    @WithDefault("localhost:19042")
    List<String> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    /// A read that takes longer has failed.
    @WithDefault("1s")
    Duration timeout();

    /// Reads under way at once; more are refused.
    @WithDefault("512")
    int concurrencyMax();

    /// How long an open breaker refuses before it lets a read try.
    @WithDefault("1s")
    Duration breakerDelay();

    /// How many of the latest reads the breaker looks at; it opens when half of them failed.
    @WithDefault("20")
    int breakerVolume();

    /// Between attempts to connect at the start.
    @WithDefault("1s")
    Duration connectPeriod();
}
