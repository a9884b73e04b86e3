package dev.aisle.command.batch;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks gzip (RFC 1952, several members too) piece by piece, so that its caller can stop between them.
/// The JDK's own does so only for those who block.
final class Gunzip implements AutoCloseable {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int FIXED_BYTES = 10;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] packed = new byte[0];
    private int position;
    private Part part = Part.FIXED;
    private int read;
    private int flags;
    private int extraLength;
    private long trailer;
    private long memberBytes;
    private long packedTotal;
    private long unpackedTotal;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEADER_CRC,
        BODY,
        TRAILER
    }

    /// The next piece, once [#read] has said that it needs one.
    void feed(byte[] piece) {
        packed = piece;
        position = 0;
        packedTotal += piece.length;
    }

    /// @return how many bytes were unpacked; 0 if the next piece is needed
    /// @throws DataFormatException if it is no gzip
    int read(byte[] into) throws DataFormatException {
        while (true) {
            if (part == Part.BODY) {
                int count = inflater.inflate(into);
                if (count > 0) {
                    crc.update(into, 0, count);
                    memberBytes += count;
                    unpackedTotal += count;
                    return count;
                }
                if (inflater.finished()) {
                    position = packed.length - inflater.getRemaining();
                    enter(Part.TRAILER);
                } else if (inflater.needsDictionary()) {
                    throw new DataFormatException("a dictionary is needed");
                } else if (position == packed.length) {
                    return 0;
                } else {
                    inflater.setInput(packed, position, packed.length - position);
                    position = packed.length;
                }
            } else if (position == packed.length) {
                return 0;
            } else {
                take(packed[position++] & 0xff);
            }
        }
    }

    /// Whether what was fed ends where a member does.
    boolean isComplete() {
        return part == Part.FIXED && read == 0 && unpackedOrNothing();
    }

    long packedTotal() {
        return packedTotal;
    }

    long unpackedTotal() {
        return unpackedTotal;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private boolean unpackedOrNothing() {
        return packedTotal > 0;
    }

    private void take(int next) throws DataFormatException {
        switch (part) {
            case FIXED -> fixed(next);
            case EXTRA_LENGTH -> {
                extraLength |= next << 8 * read++;
                if (read == 2) {
                    enter(extraLength == 0 ? after(Part.EXTRA) : Part.EXTRA);
                }
            }
            case EXTRA -> {
                if (++read == extraLength) {
                    enter(after(Part.EXTRA));
                }
            }
            case NAME, COMMENT -> {
                if (next == 0) {
                    enter(after(part));
                }
            }
            case HEADER_CRC -> {
                if (++read == 2) {
                    enter(Part.BODY);
                }
            }
            case TRAILER -> trailer(next);
            case BODY -> throw new IllegalStateException("the body is the inflater's");
        }
    }

    private void fixed(int next) throws DataFormatException {
        boolean wrong =
                switch (read) {
                    case 0 -> next != MAGIC_1;
                    case 1 -> next != MAGIC_2;
                    case 2 -> next != DEFLATE;
                    case 3 -> (next & RESERVED) != 0;
                    default -> false;
                };
        if (wrong) {
            throw new DataFormatException("this is no gzip");
        }
        if (read == 3) {
            flags = next;
        }
        if (++read == FIXED_BYTES) {
            enter(after(Part.FIXED));
        }
    }

    /// The length modulo 2^32 follows the checksum; both are little-endian.
    private void trailer(int next) throws DataFormatException {
        trailer |= (long) next << 8 * read++;
        if (read == 8) {
            long expected = crc.getValue() | memberBytes << 32;
            if (trailer != expected) {
                throw new DataFormatException("the checksum is another");
            }
            inflater.reset();
            crc.reset();
            memberBytes = 0;
            enter(Part.FIXED);
        }
    }

    private Part after(Part done) {
        return switch (done) {
            case FIXED -> has(EXTRA) ? Part.EXTRA_LENGTH : after(Part.EXTRA);
            case EXTRA_LENGTH, EXTRA -> has(NAME) ? Part.NAME : after(Part.NAME);
            case NAME -> has(COMMENT) ? Part.COMMENT : after(Part.COMMENT);
            case COMMENT -> has(HEADER_CRC) ? Part.HEADER_CRC : Part.BODY;
            case HEADER_CRC -> Part.BODY;
            case BODY -> Part.TRAILER;
            case TRAILER -> Part.FIXED;
        };
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private void enter(Part next) {
        part = next;
        read = 0;
        extraLength = next == Part.EXTRA ? extraLength : 0;
        trailer = 0;
    }
}
