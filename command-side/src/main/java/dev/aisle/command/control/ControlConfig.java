package dev.aisle.command.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The control plane's rhythm.
@ConfigMapping(prefix = "aisle.control")
public interface ControlConfig {
    /// How often it is seen to that the document is where others read it.
    @WithDefault("5s")
    Duration republishInterval();

    /// How long a change waits for its publication before it is answered.
    @WithDefault("2s")
    Duration publishTimeout();
}
