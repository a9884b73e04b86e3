package dev.aisle.command.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hash of what a source said, the same on every instance and version: it decides between two contents
/// of one source version, so it is recorded with the event, as a number in JSON, and must never change.
///
/// Fields are fed in a fixed order, each with its length, to FNV-1a, whose last state is mixed once.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9923">FNV</a>
public final class ContentHash {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /// 53 bits stay, which every JSON reader keeps exact.
    private static final int SURPLUS_BITS = 11;

    private long state = OFFSET_BASIS;

    public static long of(@Nullable Object... fields) {
        var hash = new ContentHash();
        for (var field : fields) {
            hash.add(Objects.toString(field, ""));
        }
        return hash.mixed() >> SURPLUS_BITS;
    }

    public static long of(byte[] bytes) {
        var hash = new ContentHash();
        for (byte b : bytes) {
            hash.addByte(b & 0xff);
        }
        return hash.mixed();
    }

    private void add(String text) {
        addByte(text.length() & 0xff);
        for (int i = 0; i < text.length(); i++) {
            addByte(text.charAt(i) & 0xff);
            addByte(text.charAt(i) >>> 8);
        }
    }

    private void addByte(int value) {
        state = (state ^ value) * PRIME;
    }

    private long mixed() {
        long mixed = (state ^ state >>> 32) * 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }
}
