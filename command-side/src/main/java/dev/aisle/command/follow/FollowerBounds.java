package dev.aisle.command.follow;

import java.time.Duration;

/// Bounds of a [PromotionFollower].
///
/// @param pollInterval between two readings for nobody
/// @param patience of who asks
/// @param countMax promotions that are kept
/// @param bytesMax what they may weigh together, by estimate
public record FollowerBounds(
        Duration pollInterval, Duration patience, int countMax, long bytesMax) {}
