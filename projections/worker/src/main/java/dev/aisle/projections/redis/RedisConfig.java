package dev.aisle.projections.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where offers are cached and changes are told.
@ConfigMapping(prefix = "aisle.redis")
public interface RedisConfig {
    @WithDefault("redis://localhost:16379")
    String uri();

    @WithDefault("2s")
    Duration commandTimeout();

    @WithDefault("3s")
    Duration connectTimeout();

    /// Commands that may wait for an answer at a time; more are refused.
    @WithDefault("20000")
    int commandsMax();
}
