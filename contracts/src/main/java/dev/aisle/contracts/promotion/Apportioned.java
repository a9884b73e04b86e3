package dev.aisle.contracts.promotion;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Shares an amount out by weights, exactly, and nowhere beyond what there is room for.
final class Apportioned {
    private Apportioned() {}

    /// By the largest remainders (Hamilton's method); equal ones go to the earlier place. What one place has
    /// no room for goes to the others.
    ///
    /// @param amount 0 or more; what goes beyond all rooms together is left out
    /// @param weights 0 or more; one of 0 has no share
    /// @return of each place; their sum is the amount, as far as there is room
    static long[] of(long amount, long[] weights, long[] rooms) {
        var shares = new long[weights.length];
        var open = new boolean[weights.length];
        long left = amount;
        long room = 0;
        for (int i = 0; i < weights.length; i++) {
            open[i] = weights[i] > 0 && rooms[i] > 0;
            room += open[i] ? rooms[i] : 0;
        }
        left = Math.min(left, room);
        while (left > 0) {
            long weight = sum(weights, open);
            long filled = fillNarrow(left, weight, weights, rooms, open, shares);
            if (filled == 0) {
                share(left, weight, weights, open, shares);
                return shares;
            }
            left -= filled;
        }
        return shares;
    }

    /// Fills the places whose part is more than their room, and closes them.
    private static long fillNarrow(
            long left, long weight, long[] weights, long[] rooms, boolean[] open, long[] shares) {
        long filled = 0;
        for (int i = 0; i < weights.length; i++) {
            if (open[i] && part(left, weights[i], weight) >= rooms[i]) {
                open[i] = false;
                shares[i] = rooms[i];
                filled += rooms[i];
            }
        }
        return filled;
    }

    /// Every open place has room for its part and one more.
    private static void share(
            long amount, long weight, long[] weights, boolean[] open, long[] shares) {
        long left = amount;
        var remainders = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (open[i]) {
                shares[i] = part(amount, weights[i], weight);
                // Exact though both products may overflow: their difference is less than the
                // weight.
                remainders[i] = amount * weights[i] - shares[i] * weight;
                left -= shares[i];
            }
        }
        var order =
                IntStream.range(0, weights.length)
                        .filter(i -> open[i])
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
                        .toList();
        for (int n = 0; n < left; n++) {
            shares[order.get(n)]++;
        }
    }

    private static long part(long amount, long weight, long weights) {
        return RoundingStep.rounded(amount, weight, weights, DiscountRounding.DOWN);
    }

    private static long sum(long[] values, boolean[] open) {
        return IntStream.range(0, values.length)
                .filter(i -> open[i])
                .mapToLong(i -> values[i])
                .sum();
    }
}
