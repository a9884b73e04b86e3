package dev.aisle.contracts.command;

import org.jspecify.annotations.Nullable;

/// A text that is no command. Its message says what would be right; it has no stack, since it is an
/// answer, not a defect.
public final class MalformedCommandException extends Exception {
    private final @Nullable String field;

    /// @param field path of the offending field, such as `data.price.minor`; null if it is the whole
    public MalformedCommandException(@Nullable String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    public @Nullable String field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
