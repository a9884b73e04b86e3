package dev.aisle.contracts.receipt;

import org.jspecify.annotations.Nullable;

/// Problem details (RFC 9457) with Aisle's stable code.
///
/// @param type such as `urn:aisle:problem:insufficient-stock`, or `about:blank`
/// @param title the code's meaning, in words
/// @param status of HTTP
/// @param detail what was wrong and what to do
/// @param field path of the offending field, such as `data.price.minor`; none if it is no field
public record Problem(
        String type, String title, int status, Code code, String detail, @Nullable String field) {
    public static Problem of(Code code, String detail) {
        return of(code, detail, null);
    }

    public static Problem of(Code code, String detail, @Nullable String field) {
        return new Problem(code.problemType(), code.title(), code.status(), code, detail, field);
    }
}
