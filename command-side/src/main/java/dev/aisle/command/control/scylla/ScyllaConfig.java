package dev.aisle.command.control.scylla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Where ScyllaDB is.
@ConfigMapping(prefix = "aisle.scylla")
public interface ScyllaConfig {
    /// `host:port`, one or several.
    @WithDefault("localhost:19042")
    List<String> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    @WithDefault("2s")
    Duration timeout();
}
