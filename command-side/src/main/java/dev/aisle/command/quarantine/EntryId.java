package dev.aisle.command.quarantine;

import dev.aisle.eventstore.StoredEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names an entry by the place of its event in the log, which never changes: `bucket-offset`. Entries are
/// listed in its order.
record EntryId(int bucket, long offset) {
    /// Before all others.
    static final EntryId NONE = new EntryId(0, -1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})-([0-9]{1,16})");

    static EntryId of(StoredEvent event) {
        return new EntryId(event.bucket(), event.offset());
    }

    static Optional<EntryId> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new EntryId(
                                Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return bucket + "-" + offset;
    }
}
