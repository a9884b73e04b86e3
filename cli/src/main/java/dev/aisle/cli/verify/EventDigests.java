package dev.aisle.cli.verify;

import java.util.Arrays;

/// What a stretch of a bucket's log holds, sixteen bytes an event.
public final class EventDigests {
    private static final int CAPACITY_FIRST = 1_024;

    private long[] offsets = new long[CAPACITY_FIRST];
    private long[] digests = new long[CAPACITY_FIRST];
    private int count;

    /// @param offset above all before
    void add(long offset, long digest) {
        if (count == digests.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            digests = Arrays.copyOf(digests, count * 2);
        }
        offsets[count] = offset;
        digests[count++] = digest;
    }

    /// Whether the event at an offset is known, and of that digest.
    public boolean holds(long offset, long digest) {
        int index = Arrays.binarySearch(offsets, 0, count, offset);
        return index >= 0 && digests[index] == digest;
    }
}
