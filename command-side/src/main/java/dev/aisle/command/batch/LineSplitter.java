package dev.aisle.command.batch;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Cuts a stream of buffers into lines, with a bound on each. A `\r` before the `\n` is left out.
final class LineSplitter {
    private static final byte NEWLINE = '\n';

    private final int lineBytesMax;
    private final Lines lines;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private boolean oversize;

    /// What becomes of lines.
    interface Lines {
        void line(byte[] line);

        /// A line longer than the bound, without its bytes.
        void oversizeLine();
    }

    LineSplitter(int lineBytesMax, Lines lines) {
        this.lineBytesMax = lineBytesMax;
        this.lines = lines;
    }

    void feed(Buffer buffer) {
        var bytes = buffer.getBytes();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == NEWLINE) {
                if (partial.size() == 0 && !oversize && i - start <= lineBytesMax) {
                    lines.line(line(bytes, start, i));
                } else {
                    append(bytes, start, i);
                    endLine();
                }
                start = i + 1;
            }
        }
        append(bytes, start, bytes.length);
    }

    /// The last line needs no newline.
    void end() {
        if (oversize || partial.size() > 0) {
            endLine();
        }
    }

    private void append(byte[] bytes, int from, int to) {
        if (oversize || partial.size() + to - from > lineBytesMax) {
            oversize = true;
            partial.reset();
        } else {
            partial.write(bytes, from, to - from);
        }
    }

    private void endLine() {
        if (oversize) {
            lines.oversizeLine();
        } else {
            var line = partial.toByteArray();
            lines.line(line(line, 0, line.length));
        }
        oversize = false;
        partial.reset();
    }

    private static byte[] line(byte[] bytes, int from, int to) {
        boolean returned = to > from && bytes[to - 1] == '\r';
        return Arrays.copyOfRange(bytes, from, returned ? to - 1 : to);
    }
}
