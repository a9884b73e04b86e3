package dev.aisle.projections.runner;

import java.time.Duration;

/// What every runner of a worker shares.
///
/// @param generation that the worker feeds
/// @param rowsRemembered at most, by each projection
/// @param keysPerMessageMax more changed rows than this are told as "everything"
/// @param retryFirst pause after a store's first failure
/// @param retryLongest pause between two attempts
public record RunnerSettings(
        int generation,
        long rowsRemembered,
        int keysPerMessageMax,
        Duration retryFirst,
        Duration retryLongest) {}
