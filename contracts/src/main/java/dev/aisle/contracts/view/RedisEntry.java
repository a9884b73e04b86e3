package dev.aisle.contracts.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row as Redis holds it: the offset in decimal, a line feed, and the row's JSON; no JSON after the
/// line feed means that the row is known to be absent.
///
/// @param body the row's JSON, or null where there is no row
public record RedisEntry(long offset, @Nullable String body) {
    /// Sets `KEYS[1]` to offset `ARGV[1]` and body `ARGV[2]` for `ARGV[3]` milliseconds, unless a newer
    /// offset is there; answers 1 if it did, else 0. Projections and the query side use no other write.
    public static final String PUT_UNLESS_OLDER = script();

    /// @throws IllegalArgumentException if the text is no entry
    public static RedisEntry parse(String text) {
        int end = text.indexOf('\n');
        // 18 digits at most, so that the number fits.
        if (end < 1 || end > 18 || !text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not an entry of Aisle's: no offset line");
        }
        var body = text.substring(end + 1);
        return new RedisEntry(Long.parseLong(text, 0, end, 10), body.isEmpty() ? null : body);
    }

    private static String script() {
        try (var in = RedisEntry.class.getResourceAsStream("/redis/put-unless-older.lua")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
