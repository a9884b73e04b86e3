package dev.aisle.eventstore.postgres;

import java.util.BitSet;
import java.util.stream.Collectors;

/// Buckets as the text of a notice: their numbers, joined by commas.
final class Notice {
    /// PostgreSQL takes less than 8,000 bytes.
    private static final int LENGTH_MAX = 7_999;

    /// More than there ever are.
    private static final int BUCKETS_MAX = 1 << 16;

    private Notice() {}

    /// Those for which there is no room are left to the relay's next look.
    static String of(BitSet buckets) {
        var text = buckets.stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
        return text.length() <= LENGTH_MAX
                ? text
                : text.substring(0, text.lastIndexOf(',', LENGTH_MAX));
    }

    /// Nothing of what isn't a notice: anybody may send on a channel.
    static BitSet parse(String text) {
        var buckets = new BitSet();
        try {
            for (var number : text.split(",")) {
                int bucket = Integer.parseInt(number);
                if (bucket >= 0 && bucket < BUCKETS_MAX) {
                    buckets.set(bucket);
                }
            }
        } catch (NumberFormatException e) {
            return new BitSet();
        }
        return buckets;
    }
}
