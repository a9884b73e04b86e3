package dev.aisle.command.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what comes by the command topic.
@ConfigMapping(prefix = "aisle.ingress")
public interface IngressConfig {
    /// Commands that are being decided at a time; what a silent shard keeps for longer doesn't count.
    @WithDefault("4096")
    int inFlightMax();

    /// Records of one partition that are taken and not yet answered; beyond them it is paused.
    @WithDefault("1024")
    int partitionRecordsMax();

    /// Their bytes.
    @WithDefault("1048576")
    long partitionBytesMax();

    /// How often offsets are committed.
    @WithDefault("500ms")
    Duration commitInterval();

    /// A partition that goes to another instance, or a stop, waits this long for answers; what is still
    /// open comes again.
    @WithDefault("5s")
    Duration handOverTimeout();
}
