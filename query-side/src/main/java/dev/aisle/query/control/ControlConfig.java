package dev.aisle.query.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the control document is followed.
@ConfigMapping(prefix = "aisle.control")
public interface ControlConfig {
    /// How often the control table is looked at, beside the channel in Redis.
    @WithDefault("5s")
    Duration tablePeriod();
}
