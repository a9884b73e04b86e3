package dev.aisle.command.transfer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a transfer stands in the list, which never changes: by when it was recorded, and where in the log.
public record TransferCursor(Instant dispatchedAt, int bucket, long offset)
        implements Comparable<TransferCursor> {
    /// Before all others.
    public static final TransferCursor NONE = new TransferCursor(Instant.EPOCH, 0, -1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9]{1,5})-([0-9]{1,16})");
    private static final Comparator<TransferCursor> ORDER =
            Comparator.comparing(TransferCursor::dispatchedAt)
                    .thenComparingInt(TransferCursor::bucket)
                    .thenComparingLong(TransferCursor::offset);

    static Optional<TransferCursor> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new TransferCursor(
                                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                Integer.parseInt(parts.group(2)),
                                Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(TransferCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return dispatchedAt.toEpochMilli() + "-" + bucket + "-" + offset;
    }
}
