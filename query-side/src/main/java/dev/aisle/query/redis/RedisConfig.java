package dev.aisle.query.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where Redis is, and how long it is waited for.
@ConfigMapping(prefix = "aisle.redis")
public interface RedisConfig {
    @WithDefault("redis://localhost:16379")
    String uri();

    /// A call that takes longer has failed: ScyllaDB is asked instead.
    @WithDefault("150ms")
    Duration timeout();

    /// Calls under way at once; more go past Redis.
    @WithDefault("1024")
    int concurrencyMax();

    /// How long an open breaker refuses before it lets a call try.
    @WithDefault("500ms")
    Duration breakerDelay();

    /// How many of the latest calls the breaker looks at; it opens when half of them failed.
    @WithDefault("20")
    int breakerVolume();

    /// Between attempts to connect at the start.
    @WithDefault("500ms")
    Duration connectPeriod();
}
