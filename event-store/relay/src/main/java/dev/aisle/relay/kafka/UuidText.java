package dev.aisle.relay.kafka;

import java.util.UUID;

/// Writes a UUID's text as ASCII, without a string in between.
final class UuidText {
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int LENGTH = 36;

    private UuidText() {}

    static byte[] of(UUID id) {
        var text = new byte[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        write(text, 0, 8, high >>> 32);
        text[8] = '-';
        write(text, 9, 4, high >>> 16);
        text[13] = '-';
        write(text, 14, 4, high);
        text[18] = '-';
        write(text, 19, 4, low >>> 48);
        text[23] = '-';
        write(text, 24, 12, low);
        return text;
    }

    private static void write(byte[] text, int at, int digits, long value) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = DIGITS[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }
}
