package dev.aisle.projections.store.scylla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Where the views lie.
@ConfigMapping(prefix = "aisle.scylla")
public interface ScyllaConfig {
    /// `host:port`, several with commas between.
    @WithDefault("localhost:19042")
    List<String> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    /// One read or write of a row.
    @WithDefault("3s")
    Duration requestTimeout();

    /// Writes, or reads, of a projection under way at a time.
    @WithDefault("256")
    int inFlightMax();

    /// Whether this worker creates keyspace and tables that are missing.
    @WithDefault("true")
    boolean createSchema();

    /// Of the keyspace, where this worker creates it.
    @WithDefault("{'class': 'SimpleStrategy', 'replication_factor': 1}")
    String replication();
}
