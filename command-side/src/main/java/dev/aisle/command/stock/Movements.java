package dev.aisle.command.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What moved lately, by when it moved: what a count needs to know. At most 7 days, and at most
/// [#COUNT_MAX] movements. Persistent: states share an array to whose end the newest of them appends;
/// a state that appends where another has already takes a copy.
final class Movements {
    static final Duration KEPT = Duration.ofDays(7);
    static final int COUNT_MAX = 8_192;

    static final Movements NONE = new Movements(new Shared(0), 0, 0, Long.MIN_VALUE);

    /// Pairs of epoch milliseconds and delta.
    private static final class Shared {
        final long[] pairs;
        int used;

        Shared(int capacity) {
            pairs = new long[2 * capacity];
        }
    }

    private final Shared shared;
    private final int from;
    private final int to;

    /// Epoch milliseconds; what moved until then is not known any more.
    private final long horizon;

    private Movements(Shared shared, int from, int to, long horizon) {
        this.shared = shared;
        this.from = from;
        this.to = to;
        this.horizon = horizon;
    }

    int size() {
        return to - from;
    }

    long horizon() {
        return horizon;
    }

    long at(int index) {
        return shared.pairs[2 * (from + index)];
    }

    long delta(int index) {
        return shared.pairs[2 * (from + index) + 1];
    }

    Movements with(Instant at, long delta) {
        return with(at.toEpochMilli(), delta);
    }

    /// @param at epoch milliseconds
    Movements with(long at, long delta) {
        var place = shared;
        int begin = from;
        int end = to;
        if (2 * end == place.pairs.length || place.used != end) {
            place = new Shared(Math.max(4, 2 * size()));
            System.arraycopy(shared.pairs, 2 * from, place.pairs, 0, 2 * size());
            end = size();
            begin = 0;
        }
        place.pairs[2 * end] = at;
        place.pairs[2 * end + 1] = delta;
        place.used = end + 1;
        var grown = new Movements(place, begin, end + 1, horizon);
        return grown.size() > COUNT_MAX ? grown.withoutFirst() : grown;
    }

    /// Whether all that moved after an instant is known.
    boolean reachBackTo(Instant at) {
        return at.toEpochMilli() >= horizon;
    }

    /// What moved after an instant, together.
    long after(Instant at) {
        long millis = at.toEpochMilli();
        long sum = 0;
        for (int i = 2 * from; i < 2 * to; i += 2) {
            if (shared.pairs[i] > millis) {
                sum += shared.pairs[i + 1];
            }
        }
        return sum;
    }

    /// Without what is older than is kept; they are looked at in the order in which they were recorded.
    Movements trimmedAt(Instant now) {
        long oldest = now.toEpochMilli() - KEPT.toMillis();
        var kept = this;
        while (kept.size() > 0 && kept.at(0) < oldest) {
            kept = kept.withoutFirst();
        }
        return kept;
    }

    private Movements withoutFirst() {
        return new Movements(shared, from + 1, to, Math.max(horizon, at(0)));
    }

    static Movements of(long horizon, int size) {
        return new Movements(new Shared(size), 0, 0, horizon);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Movements that
                && horizon == that.horizon
                && Arrays.equals(
                        shared.pairs,
                        2 * from,
                        2 * to,
                        that.shared.pairs,
                        2 * that.from,
                        2 * that.to);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOfRange(shared.pairs, 2 * from, 2 * to));
    }

    @Override
    public String toString() {
        return "Movements" + Arrays.toString(Arrays.copyOfRange(shared.pairs, 2 * from, 2 * to));
    }
}
