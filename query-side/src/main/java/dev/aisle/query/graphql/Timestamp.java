package dev.aisle.query.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/// An instant, RFC 3339 in UTC with milliseconds.
@CustomScalar("Timestamp")
@Description("An instant: RFC 3339, UTC, milliseconds, such as 2026-11-27T05:00:00.000Z.")
public final class Timestamp implements CustomStringScalar {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String text;

    public Timestamp(String text) {
        this.text = MILLIS.format(Instant.parse(text));
    }

    static @Nullable Timestamp of(@Nullable Instant instant) {
        return instant == null ? null : new Timestamp(instant.toString());
    }

    @Override
    public String stringValueForSerialization() {
        return text;
    }
}
