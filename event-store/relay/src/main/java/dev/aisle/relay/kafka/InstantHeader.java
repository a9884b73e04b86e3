package dev.aisle.relay.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes instants as RFC 3339 with milliseconds. The text of a second is kept, since events that follow
/// one another were mostly recorded in the same. For one thread.
final class InstantHeader {
    private static final int SECONDS_LENGTH = "2026-01-01T00:00:00".length();
    private static final int NANOS_PER_MILLI = 1_000_000;

    private long second = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    /// @param at of the years 0 to 9999
    byte[] text(Instant at) {
        if (at.getEpochSecond() != second) {
            second = at.getEpochSecond();
            var whole = at.truncatedTo(ChronoUnit.SECONDS).toString();
            text = (whole.substring(0, SECONDS_LENGTH) + ".000Z").getBytes(US_ASCII);
        }
        var bytes = text.clone();
        int millis = at.getNano() / NANOS_PER_MILLI;
        bytes[SECONDS_LENGTH + 1] = (byte) ('0' + millis / 100);
        bytes[SECONDS_LENGTH + 2] = (byte) ('0' + millis / 10 % 10);
        bytes[SECONDS_LENGTH + 3] = (byte) ('0' + millis % 10);
        return bytes;
    }
}
