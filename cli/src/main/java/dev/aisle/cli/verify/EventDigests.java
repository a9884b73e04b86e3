package dev.aisle.cli.verify;

import java.util.Arrays;

/// What a bucket of the log holds, eight bytes an event, from some offset on.
public final class EventDigests {
    private static final int CAPACITY_FIRST = 1_024;

    private final long first;
    private long[] digests = new long[CAPACITY_FIRST];
    private int count;

    /// @param first offset of the event that comes first
    EventDigests(long first) {
        this.first = first;
    }

    void add(long digest) {
        if (count == digests.length) {
            digests = Arrays.copyOf(digests, count * 2);
        }
        digests[count++] = digest;
    }

    public boolean covers(long offset) {
        return offset >= first && offset < first + count;
    }

    public long at(long offset) {
        return digests[(int) (offset - first)];
    }
}
