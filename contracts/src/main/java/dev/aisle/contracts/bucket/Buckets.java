package dev.aisle.contracts.bucket;

import java.nio.charset.StandardCharsets;

/// Maps a partition key to its bucket, as Kafka's Java client maps a record key to its partition:
/// `toPositive(murmur2(utf8(key))) mod count`. So a Java producer that uses the partition key as record
/// key lands in the right partition by itself.
///
/// @param count how many buckets the installation has, fixed for its life; at least 1
/// @see <a href="https://github.com/aappleby/smhasher/blob/master/src/MurmurHash2.cpp">MurmurHash2</a>
public record Buckets(int count) {
    public static final int COUNT_DEFAULT = 64;

    private static final int SEED = 0x9747b28c;
    private static final int MULTIPLIER = 0x5bd1e995;
    private static final int SHIFT = 24;

    public Buckets {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "an installation has at least 1 bucket, not " + count);
        }
    }

    /// The bucket of a partition key, from 0 to `count − 1`.
    public int of(String partitionKey) {
        return (murmur2(partitionKey.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % count;
    }

    static int murmur2(byte[] data) {
        int length = data.length;
        int hash = SEED ^ length;
        int wholeWords = length & ~3;
        for (int i = 0; i < wholeWords; i += 4) {
            int word =
                    (data[i] & 0xff)
                            | (data[i + 1] & 0xff) << 8
                            | (data[i + 2] & 0xff) << 16
                            | data[i + 3] << 24;
            word *= MULTIPLIER;
            word ^= word >>> SHIFT;
            hash = hash * MULTIPLIER ^ word * MULTIPLIER;
        }
        int tail = 0;
        for (int i = length - 1; i >= wholeWords; i--) {
            tail = tail << 8 | data[i] & 0xff;
        }
        if (wholeWords < length) {
            hash = (hash ^ tail) * MULTIPLIER;
        }
        hash ^= hash >>> 13;
        hash *= MULTIPLIER;
        return hash ^ hash >>> 15;
    }
}
