package dev.aisle.benchmarks.harness;

import java.time.Duration;

/// How often, and how long each turn. In a round every side has one turn, in alternating order, so that
/// what drifts (a growing table, a warming machine) meets all sides alike.
///
/// @param count of rounds that are measured
/// @param turn of one side in one round; in all a comparison takes at least 60 s
/// @param warmUp of each side before the first round
public record Rounds(int count, Duration turn, Duration warmUp) {
    static final Rounds FULL = new Rounds(5, Duration.ofSeconds(6), Duration.ofSeconds(5));
    static final Rounds QUICK = new Rounds(2, Duration.ofMillis(500), Duration.ofMillis(500));

    /// How long a comparison takes, without its preparations.
    public Duration planned(int sides) {
        return turn.multipliedBy(count).plus(warmUp).multipliedBy(sides);
    }

    /// As long for a comparison of many sides as for one of two.
    Rounds shared(int sides) {
        return sides <= 2 ? this : new Rounds(count, turn.multipliedBy(2).dividedBy(sides), warmUp);
    }
}
