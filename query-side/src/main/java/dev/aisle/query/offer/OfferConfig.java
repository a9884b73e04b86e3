package dev.aisle.query.offer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How offers are read and cached.
@ConfigMapping(prefix = "aisle.offer")
public interface OfferConfig {
    /// How long an entry stays in Redis; it bounds what a lost write or a flush there can leave behind.
    @WithDefault("60s")
    Duration cacheLifetime();
}
