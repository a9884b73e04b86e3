package dev.aisle.command.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/// Ids of what is answered later. They are UUIDs of version 7 (RFC 9562), whose last 32 bits check the rest
/// and the client's name. So an id says by itself whether and when it was given to this client: a command
/// can be called pending without a row for it, and 202 needs no database. The check keeps out typing
/// errors and the ids of others, not forgers, who gain nothing.
public final class KeptIds {
    /// Receipts and batches are kept this long.
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Duration CLOCKS_APART_MAX = Duration.ofHours(12);
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final long CHECK_MASK = 0xffff_ffffL;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private KeptIds() {}

    public static UUID next(String client, Instant now) {
        long random = RANDOM.nextLong();
        long most = (now.toEpochMilli() << 16) | VERSION_7 | (random & 0xfff);
        long least = VARIANT | (random >>> 2 & ~CHECK_MASK);
        return new UUID(most, least | check(client, most, least));
    }

    /// Whether the id was given to this client within the time that receipts are kept.
    public static boolean isGiven(UUID id, String client, Instant now) {
        long least = id.getLeastSignificantBits();
        return id.version() == 7
                && isKept(id, now)
                && (least & CHECK_MASK)
                        == check(client, id.getMostSignificantBits(), least & ~CHECK_MASK);
    }

    /// Whether there is a place for what belongs to the id.
    public static boolean isKept(UUID id, Instant now) {
        var given = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return id.version() == 7
                && given.isAfter(now.minus(KEPT))
                && given.isBefore(now.plus(CLOCKS_APART_MAX));
    }

    private static long check(String client, long most, long least) {
        var crc = new CRC32C();
        crc.update(client.getBytes(StandardCharsets.UTF_8));
        crc.update(ByteBuffer.allocate(16).putLong(most).putLong(least).flip());
        return crc.getValue();
    }
}
