package dev.aisle.cli.verify;

import dev.aisle.folds.RowKey;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the views must hold: some 40 bytes a row, whatever a row is made of. An open-addressed table of
/// primitive arrays, filled once and then crossed off.
final class RowDigests {
    private static final int CAPACITY_FIRST = 1 << 16;
    private static final double LOAD_MAX = 0.7;

    /// How a row as it is stored compares.
    enum Match {
        SAME,
        ALTERED,
        SURPLUS
    }

    private final Digest digest = new Digest();
    private long[] keys = new long[CAPACITY_FIRST];
    private long[] bodies = new long[CAPACITY_FIRST];
    private long[] offsets = new long[CAPACITY_FIRST];
    private int[] buckets = new int[CAPACITY_FIRST];
    private final BitSet seen = new BitSet();
    private int count;

    void add(RowKey key, int bucket, long offset, String body) {
        if (count > keys.length * LOAD_MAX) {
            grow();
        }
        put(hash(key), bucket, offset, digest.of(body));
        count++;
    }

    int count() {
        return count;
    }

    /// Crosses a row off, whatever it holds.
    ///
    /// @return whether it is one that must be there
    boolean cross(RowKey key) {
        int slot = slot(hash(key));
        boolean present = keys[slot] != 0;
        if (present) {
            seen.set(slot);
        }
        return present;
    }

    /// Crosses a row off, and compares it.
    Match compare(RowKey key, long offset, String body) {
        int slot = slot(hash(key));
        if (keys[slot] == 0) {
            return Match.SURPLUS;
        }
        seen.set(slot);
        return offsets[slot] == offset && bodies[slot] == digest.of(body)
                ? Match.SAME
                : Match.ALTERED;
    }

    /// Buckets of rows that were not crossed off.
    SortedSet<Integer> bucketsOfMissing() {
        var result = new TreeSet<Integer>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && !seen.get(slot)) {
                result.add(buckets[slot]);
            }
        }
        return result;
    }

    /// Never 0, which marks a free slot.
    private long hash(RowKey key) {
        long hash = digest.of(key.toString());
        return hash == 0 ? 1 : hash;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void put(long key, int bucket, long offset, long body) {
        int slot = slot(key);
        keys[slot] = key;
        buckets[slot] = bucket;
        offsets[slot] = offset;
        bodies[slot] = body;
    }

    private void grow() {
        var oldKeys = keys;
        var oldBodies = bodies;
        var oldOffsets = offsets;
        var oldBuckets = buckets;
        int capacity = Math.multiplyExact(oldKeys.length, 2);
        keys = new long[capacity];
        bodies = new long[capacity];
        offsets = new long[capacity];
        buckets = new int[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldBuckets[i], oldOffsets[i], oldBodies[i]);
            }
        }
    }
}
