package dev.aisle.command.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of what comes by the command topic.
@ConfigMapping(prefix = "aisle.ingress")
public interface IngressConfig {
    /// Commands between their record and their receipt.
    @WithDefault("2048")
    int inFlightMax();
}
