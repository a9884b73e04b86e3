package dev.aisle.query.graphql;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns arguments into ids, or says which one is wrong and what would be right.
final class Arguments {
    static final int SKUS_MAX = 100;
    static final int FIRST_MAX = 100;

    private Arguments() {}

    static <T> T id(String argument, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new QueryRefusedException(
                    Code.MALFORMED, argument + ": " + e.getMessage(), argument);
        }
    }

    static List<Sku> skus(List<String> texts) {
        if (texts.size() > SKUS_MAX) {
            throw new QueryRefusedException(
                    Code.QUERY_TOO_COMPLEX,
                    "skus: at most " + SKUS_MAX + " at once, not " + texts.size(),
                    "skus");
        }
        return texts.stream().map(text -> id("skus", text, Sku::new)).toList();
    }

    /// A time to come, or now: of the past, offers hold nothing.
    static Instant notBefore(Instant now, @Nullable Timestamp at) {
        if (at == null) {
            return now;
        }
        var asked = Instant.parse(at.stringValueForSerialization());
        if (asked.isBefore(now)) {
            throw new QueryRefusedException(Code.MALFORMED, "at: now, " + now + ", or later", "at");
        }
        return asked;
    }

    static int first(int first) {
        if (first < 1 || first > FIRST_MAX) {
            throw new QueryRefusedException(
                    Code.QUERY_TOO_COMPLEX, "first: 1 to " + FIRST_MAX + ", not " + first, "first");
        }
        return first;
    }

    static @Nullable Sku after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Cursor.parse(cursor);
        } catch (IllegalArgumentException _) {
            throw new QueryRefusedException(
                    Code.MALFORMED, "after: a cursor of an earlier page, as it came", "after");
        }
    }
}
