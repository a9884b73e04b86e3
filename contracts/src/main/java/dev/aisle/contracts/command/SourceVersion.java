package dev.aisle.contracts.command;

import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.json.Bounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a source says of the order of its own words: either a sequence within an epoch, or a time, with
/// a line number where several share one. The last writer wins by this, never by arrival.
///
/// @param epoch raised by the source when its sequence begins anew; 0 if it never does
/// @param line orders what shares one `at`; 0 if left out
public record SourceVersion(
        SourceId id,
        @Bounds(max = SourceVersion.NUMBER_MAX) @Nullable Long epoch,
        @Bounds(max = SourceVersion.NUMBER_MAX) @Nullable Long seq,
        @Nullable Instant at,
        @Bounds(max = SourceVersion.NUMBER_MAX) @Nullable Long line) {
    /// Every JSON reader keeps it exact.
    public static final long NUMBER_MAX = (1L << 53) - 1;

    private static final Comparator<SourceVersion> BY_TIME =
            Comparator.comparing((SourceVersion v) -> Objects.requireNonNull(v.at))
                    .thenComparingLong(v -> v.line == null ? 0 : v.line);
    private static final Comparator<SourceVersion> BY_SEQUENCE =
            Comparator.comparingLong((SourceVersion v) -> v.epoch == null ? 0 : v.epoch)
                    .thenComparingLong(v -> Objects.requireNonNull(v.seq));

    public SourceVersion {
        if ((seq == null) == (at == null)) {
            throw new IllegalArgumentException(
                    "a source version has either seq (and perhaps epoch) or at (and perhaps line)");
        }
        if (seq != null && line != null || at != null && epoch != null) {
            throw new IllegalArgumentException("epoch goes with seq, and line with at");
        }
        if (isBeyond(epoch) || isBeyond(seq) || isBeyond(line)) {
            throw new IllegalArgumentException("epoch, seq and line are 0 to " + NUMBER_MAX);
        }
    }

    private static boolean isBeyond(@Nullable Long number) {
        return number != null && (number < 0 || number > NUMBER_MAX);
    }

    public static SourceVersion sequenced(SourceId id, long epoch, long seq) {
        return new SourceVersion(id, epoch, seq, null, null);
    }

    public static SourceVersion timed(SourceId id, Instant at, long line) {
        return new SourceVersion(id, null, null, at, line);
    }

    /// Whether both count the same way, so that [#compareOrder] has an answer.
    public boolean isComparableWith(SourceVersion other) {
        return id.equals(other.id) && (at == null) == (other.at == null);
    }

    /// Negative if this was said before the other.
    ///
    /// @throws IllegalArgumentException if they aren't comparable
    public int compareOrder(SourceVersion other) {
        if (!isComparableWith(other)) {
            throw new IllegalArgumentException("versions of two kinds or sources have no order");
        }
        return (at == null ? BY_SEQUENCE : BY_TIME).compare(this, other);
    }
}
