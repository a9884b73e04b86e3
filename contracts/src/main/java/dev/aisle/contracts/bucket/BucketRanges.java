package dev.aisle.contracts.bucket;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads a set of buckets: `all`, or numbers and ranges, such as `0-15,32`.
public final class BucketRanges {
    private BucketRanges() {}

    /// @throws IllegalArgumentException saying what is wrong with the text
    public static Set<Integer> parse(String text, int bucketCount) {
        var buckets = new TreeSet<Integer>();
        if (text.strip().equals("all")) {
            IntStream.range(0, bucketCount).forEach(buckets::add);
            return buckets;
        }
        for (var part : text.split(",", -1)) {
            var ends = part.strip().split("-", -1);
            int first = number(ends[0], text, bucketCount);
            int last = number(ends[ends.length - 1], text, bucketCount);
            if (ends.length > 2 || first > last) {
                throw refused(text, bucketCount);
            }
            IntStream.rangeClosed(first, last).forEach(buckets::add);
        }
        return buckets;
    }

    private static int number(String digits, String text, int bucketCount) {
        if (!digits.matches("[0-9]{1,6}") || Integer.parseInt(digits) >= bucketCount) {
            throw refused(text, bucketCount);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException refused(String text, int bucketCount) {
        return new IllegalArgumentException(
                "buckets are 'all', or numbers and ranges from 0 to %d such as 0-15,32, not '%s'"
                        .formatted(bucketCount - 1, text));
    }
}
