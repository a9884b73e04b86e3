package dev.aisle.contracts.token;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far the views must be to show what a writer has done: an offset for each bucket that it touched.
/// Opaque to clients.
///
/// @param epoch of the installation's log
/// @param offsets by bucket, at most [#BUCKETS_MAX]
public record ConsistencyToken(int epoch, SortedMap<Integer, Long> offsets) {
    public static final int BUCKETS_MAX = 16;

    private static final byte FORMAT = 1;
    private static final int ENTRY_BYTES = Integer.BYTES + Long.BYTES;
    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    private static final int TEXT_LENGTH_MAX = 4 * (HEAD_BYTES + BUCKETS_MAX * ENTRY_BYTES + 2) / 3;

    public ConsistencyToken {
        if (offsets.size() > BUCKETS_MAX) {
            throw new IllegalArgumentException("a token names at most " + BUCKETS_MAX + " buckets");
        }
        if (epoch < 0
                || !offsets.isEmpty() && offsets.firstKey() < 0
                || offsets.values().stream().anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("epoch, buckets and offsets are 0 or more");
        }
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static ConsistencyToken of(int epoch, int bucket, long offset) {
        return new ConsistencyToken(epoch, new TreeMap<>(Map.of(bucket, offset)));
    }

    /// The text of a token of one bucket, without the token: every answer has one.
    ///
    /// @throws IllegalArgumentException if one of them is negative
    public static String text(int epoch, int bucket, long offset) {
        if (epoch < 0 || bucket < 0 || offset < 0) {
            throw new IllegalArgumentException("epoch, bucket and offset are 0 or more");
        }
        return text(head(epoch, 1).putInt(bucket).putLong(offset));
    }

    /// @throws IllegalArgumentException if the text is no token
    public static ConsistencyToken parse(String text) {
        try {
            if (text.length() > TEXT_LENGTH_MAX) {
                throw new IllegalArgumentException();
            }
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != FORMAT) {
                throw new IllegalArgumentException();
            }
            int epoch = bytes.getInt();
            var offsets = new TreeMap<Integer, Long>();
            while (bytes.hasRemaining()) {
                if (offsets.put(bytes.getInt(), bytes.getLong()) != null) {
                    throw new IllegalArgumentException();
                }
            }
            return new ConsistencyToken(epoch, offsets);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "not a consistency token; send back Aisle-Consistency-Token as it came", e);
        }
    }

    @Override
    public String toString() {
        var bytes = head(epoch, offsets.size());
        offsets.forEach((bucket, offset) -> bytes.putInt(bucket).putLong(offset));
        return text(bytes);
    }

    private static ByteBuffer head(int epoch, int buckets) {
        return ByteBuffer.allocate(HEAD_BYTES + buckets * ENTRY_BYTES).put(FORMAT).putInt(epoch);
    }

    private static String text(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
