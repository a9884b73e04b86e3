package dev.aisle.command.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GunzipTest {
    @Test
    void whatWasPackedComesOutWhateverThePieces() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var plain = new byte[random.nextInt(100_000)];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = (byte) ('a' + random.nextInt(8));
            }
            var packed = pack(plain);
            assertThat(unpack(packed, 1 + random.nextInt(5_000), 1 + random.nextInt(5_000)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(plain);
        }
    }

    @Test
    void severalMembersAreOne() throws Exception {
        var both = join(pack(text("one\n")), pack(text("two\n")));

        for (int piece = 1; piece < both.length; piece++) {
            assertThat(unpack(both, piece, 3)).isEqualTo(text("one\ntwo\n"));
        }
    }

    @Test
    void aHeaderMayHaveEveryField() throws Exception {
        var plain = pack(text("line"));
        var header = new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
        var fields = join(new byte[] {3, 0, 'x', 'y', 'z'}, text("name\0"), text("comment\0"));
        var crc = new CRC32();
        crc.update(header);
        crc.update(fields);
        var check = new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        var whole =
                join(
                        join(header, fields),
                        join(check, Arrays.copyOfRange(plain, 10, plain.length)));

        for (int piece = 1; piece < whole.length; piece++) {
            assertThat(unpack(whole, piece, 100)).isEqualTo(text("line"));
        }
    }

    @Test
    void whatIsNoGzipIsRefused() throws Exception {
        var packed = pack(text("a line that is long enough to be packed, is it not?"));

        assertThatThrownBy(() -> unpack(text("{\"id\": 1}"), 100, 100))
                .isInstanceOf(DataFormatException.class);
        for (int i = 10; i < packed.length; i++) {
            var broken = packed.clone();
            broken[i] ^= 0x55;
            assertThatThrownBy(() -> unpack(broken, 100, 100))
                    .as("byte %d", i)
                    .isInstanceOfAny(DataFormatException.class, EndsTooEarlyException.class);
        }
        for (int length = 0; length < packed.length; length++) {
            var cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpack(cut, 100, 100))
                    .as("length %d", length)
                    .isInstanceOf(EndsTooEarlyException.class);
        }
    }

    private static byte[] unpack(byte[] packed, int pieceBytes, int readBytes)
            throws DataFormatException, EndsTooEarlyException {
        var plain = new ByteArrayOutputStream();
        try (var gunzip = new Gunzip()) {
            var into = new byte[readBytes];
            for (int from = 0; from < packed.length; from += pieceBytes) {
                gunzip.feed(
                        Arrays.copyOfRange(
                                packed, from, Math.min(packed.length, from + pieceBytes)));
                for (int n = gunzip.read(into); n > 0; n = gunzip.read(into)) {
                    plain.write(into, 0, n);
                }
            }
            if (!gunzip.isComplete()) {
                throw new EndsTooEarlyException();
            }
        }
        return plain.toByteArray();
    }

    static byte[] pack(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class EndsTooEarlyException extends Exception {}
}
