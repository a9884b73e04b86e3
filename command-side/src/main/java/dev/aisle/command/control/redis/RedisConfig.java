package dev.aisle.command.control.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where Redis is.
@ConfigMapping(prefix = "aisle.redis")
public interface RedisConfig {
    @WithDefault("redis://localhost:16379")
    String uri();

    @WithDefault("1s")
    Duration timeout();
}
