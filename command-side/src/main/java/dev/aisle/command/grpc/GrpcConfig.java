package dev.aisle.command.grpc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of one gRPC stream of commands.
@ConfigMapping(prefix = "aisle.grpc")
public interface GrpcConfig {
    /// Commands of a stream between their arrival and the moment when their receipt is written.
    @WithDefault("2048")
    int inFlightMax();

    /// Of one command's JSON.
    @WithDefault("65536")
    int commandBytesMax();

    /// A command that isn't decided within this after it was read has no effect.
    @WithDefault("30s")
    Duration deadline();
}
