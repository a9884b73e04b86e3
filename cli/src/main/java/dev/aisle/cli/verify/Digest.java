package dev.aisle.cli.verify;

import dev.aisle.eventstore.StoredEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/// Eight bytes that stand for a longer text: the first of its SHA-256. So a whole log's and all rows'
/// worth of expectations fits into memory. Not safe for several threads.
public final class Digest {
    private static final int FIXED_BYTES = 4 * Long.BYTES;

    private final MessageDigest sha256;
    private final ByteBuffer fixed = ByteBuffer.allocate(FIXED_BYTES);

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public long of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    long of(StoredEvent event) {
        return ofEvent(
                event.id(),
                event.version(),
                event.recordedAt(),
                event.stream().toString(),
                event.type(),
                event.payload().getBytes());
    }

    /// Of everything of an event that the topic carries.
    public long ofEvent(
            UUID id, long version, Instant recordedAt, String stream, String type, byte[] payload) {
        fixed.clear();
        fixed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        fixed.putLong(version).putLong(recordedAt.toEpochMilli());
        sha256.update(fixed.array());
        sha256.update((stream + "\n" + type + "\n").getBytes(StandardCharsets.UTF_8));
        return of(payload);
    }

    private long of(byte[] bytes) {
        return ByteBuffer.wrap(sha256.digest(bytes)).getLong();
    }
}
