package dev.aisle.command.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Over which servers the log is spread.
@ConfigMapping(prefix = "aisle.shards")
public interface ShardsConfig {
    /// `all` for the one server of `aisle.postgres.url`; else a server for each part of the buckets, as in
    /// `0-31@postgresql://a:5432/aisle 32-63@postgresql://b:5432/aisle`. User and password are those of
    /// `aisle.postgres.*`.
    @WithDefault("all")
    String list();
}
