package dev.aisle.cli.load;

import java.time.Duration;

/// How hard to push.
///
/// @param channelCount batch requests under way at once
/// @param batchSizeMax commands in one request
/// @param inFlightMax commands sent and not settled
/// @param batchTimeout of one request
/// @param fruitlessAttemptsMax requests in a row that settle nothing, until its commands are given up;
///     with the back-off of at most 2 s, 60 of them outlast a restart of any process
public record LoadConfig(
        int channelCount,
        int batchSizeMax,
        int inFlightMax,
        Duration batchTimeout,
        int fruitlessAttemptsMax) {
    public static final LoadConfig DEFAULT =
            new LoadConfig(4, 1_000, 8_000, Duration.ofSeconds(30), 60);

    public LoadConfig {
        if (channelCount < 1 || batchSizeMax < 1 || inFlightMax < 1 || fruitlessAttemptsMax < 1) {
            throw new IllegalArgumentException("channels, batch and in-flight are 1 or more");
        }
    }
}
