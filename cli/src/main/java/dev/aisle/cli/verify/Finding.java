package dev.aisle.cli.verify;

import org.jspecify.annotations.Nullable;

/// One place where an installation is not as promised.
///
/// @param place bucket, offset and stream, or the row's or entry's key
/// @param expected what should be there; null where that says nothing more
/// @param actual what is there; null where that says nothing more
public record Finding(
        Promise promise,
        String place,
        String what,
        @Nullable String expected,
        @Nullable String actual) {
    public static Finding of(Promise promise, String place, String what) {
        return new Finding(promise, place, what, null, null);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(promise + "  " + place + ": " + what);
        if (expected != null) {
            text.append("\n      expected ").append(expected);
        }
        if (actual != null) {
            text.append("\n      actual   ").append(actual);
        }
        return text.toString();
    }
}
