package dev.aisle.eventstore.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// What the ledger finds keys by, as the SQL function `ledger_digest` makes it: the first 16 bytes of the
/// SHA-256 of bucket and key. Not for several threads.
final class LedgerDigests {
    private final MessageDigest sha256;

    LedgerDigests() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    UUID of(int bucket, String key) {
        var bytes =
                ByteBuffer.wrap(
                        sha256.digest((bucket + " " + key).getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
