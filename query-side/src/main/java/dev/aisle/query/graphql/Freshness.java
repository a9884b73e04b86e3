package dev.aisle.query.graphql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How fresh an answer is: `extensions.freshness` of every response.
///
/// @param asOf everything recorded up to then is in it; null while that can't be told
/// @param lagMillis how long ago the first thing was recorded that is not in it; 0 if nothing is
///     missing; null if unknown, since no heads of the log were heard of lately
/// @param evaluatedAt the clock reading by which prices and promotions were picked
/// @param offsets by projection and bucket, of the rows in the answer; promotions and listings are read
///     as a whole: all their buckets count for the lag and are not listed
record Freshness(
        @Nullable Instant asOf,
        @Nullable Long lagMillis,
        Instant evaluatedAt,
        Map<String, Map<Integer, Long>> offsets) {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    Map<String, @Nullable Object> toExtension() {
        var extension = new LinkedHashMap<String, @Nullable Object>();
        extension.put("asOf", asOf == null ? null : MILLIS.format(asOf));
        extension.put("lagMillis", lagMillis);
        extension.put("evaluatedAt", MILLIS.format(evaluatedAt));
        extension.put("offsets", offsets);
        return extension;
    }
}
