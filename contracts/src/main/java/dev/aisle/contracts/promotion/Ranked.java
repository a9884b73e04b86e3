package dev.aisle.contracts.promotion;

import java.util.Comparator;

/// A promotion with what it would save by itself, which orders those of one priority.
record Ranked(RunningPromotion promotion, long saving) {
    /// The first one goes first: by priority, then the larger saving, then the lower id.
    static final Comparator<Ranked> FIRST =
            Comparator.comparingInt((Ranked ranked) -> -ranked.promotion.definition().priority())
                    .thenComparing(Comparator.comparingLong(Ranked::saving).reversed())
                    .thenComparing(ranked -> ranked.promotion.id().value());

    boolean isExclusive() {
        return promotion.definition().stacking().mode() == StackingMode.EXCLUSIVE;
    }
}
