package dev.aisle.cli.load.shop;

import java.util.SplittableRandom;

/// Draws ranks whose popularity falls with rank at a slope: rank r is drawn in proportion to
/// r^−slope. Drawn by the inverse of the continuous distribution, so at no cost per rank.
///
/// @param slope 0 to below 1; 0.65 for a general retailer: a fifth of the ranks carries over half of the
///     traffic
record Popularity(int ranks, double slope) {
    static final double RETAIL_SLOPE = 0.65;

    Popularity {
        if (ranks < 1 || slope < 0 || slope >= 1) {
            throw new IllegalArgumentException("at least 1 rank, and a slope from 0 to below 1");
        }
    }

    /// A rank from 0, the most popular, to `ranks − 1`.
    int draw(SplittableRandom random) {
        double share = Math.pow(random.nextDouble(), 1 / (1 - slope));
        return Math.min(ranks - 1, (int) (share * ranks));
    }
}
