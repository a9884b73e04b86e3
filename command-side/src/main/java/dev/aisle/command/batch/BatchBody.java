package dev.aisle.command.batch;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// The lines of a request's body, unpacked if it is packed, as fast as they are wanted. Confined to the
/// request's event loop.
public final class BatchBody implements LineSplitter.Lines {
    private static final int PIECE_BYTES = 32 * 1024;
    private static final long RATIO_FREE_BYTES = 1 << 20;

    private final HttpServerRequest request;
    private final BatchConfig config;
    private final Lines lines;
    private final LineSplitter splitter;
    private final @Nullable Gunzip gunzip;
    private final byte[] unpacked;
    private long number;
    private boolean paused;
    private boolean received;
    private boolean over;

    /// What becomes of lines. After an end or a refusal nothing follows.
    public interface Lines {
        /// @param number from 1, blank lines counted
        void line(long number, byte[] json);

        void badLine(long number, Problem problem);

        void refused(long number, Problem problem);

        void end();

        /// Some lines were handed over, and perhaps no more come for a while.
        void pieceDone();
    }

    public BatchBody(HttpServerRequest request, BatchConfig config, boolean packed, Lines lines) {
        this.request = request;
        this.config = config;
        this.lines = lines;
        this.splitter = new LineSplitter(config.lineBytesMax(), this);
        this.gunzip = packed ? new Gunzip() : null;
        this.unpacked = new byte[packed ? PIECE_BYTES : 0];
    }

    public void start() {
        request.endHandler(
                _ -> {
                    received = true;
                    endIfUnpacked();
                });
        request.handler(this::read);
    }

    public void pause() {
        if (!paused) {
            paused = true;
            request.pause();
        }
    }

    public void resume() {
        if (paused) {
            paused = false;
            if (gunzip != null) {
                unpack(gunzip);
            }
            if (!paused) {
                request.resume();
            }
        }
    }

    /// Takes no more.
    public void stop() {
        over = true;
        if (gunzip != null) {
            gunzip.close();
        }
    }

    @Override
    public void line(byte[] line) {
        if (!over && !isOneTooMany() && !isBlank(line)) {
            lines.line(number, line);
        }
    }

    @Override
    public void oversizeLine() {
        if (!over && !isOneTooMany()) {
            lines.badLine(
                    number,
                    Problem.of(
                            Code.PAYLOAD_TOO_LARGE,
                            "a line is at most " + config.lineBytesMax() + " bytes"));
        }
    }

    private void read(Buffer buffer) {
        if (over) {
            return;
        }
        if (gunzip == null) {
            splitter.feed(buffer);
            lines.pieceDone();
        } else {
            gunzip.feed(buffer.getBytes());
            unpack(gunzip);
        }
    }

    private void unpack(Gunzip gunzip) {
        try {
            while (!paused && !over) {
                int count = gunzip.read(unpacked);
                if (count == 0) {
                    break;
                }
                checkSize(gunzip);
                if (!over) {
                    splitter.feed(Buffer.buffer(Arrays.copyOf(unpacked, count)));
                    lines.pieceDone();
                }
            }
        } catch (DataFormatException e) {
            refuse(Problem.of(Code.MALFORMED, "the body is not gzip: " + e.getMessage()));
        }
        endIfUnpacked();
    }

    private void checkSize(Gunzip gunzip) {
        long size = gunzip.unpackedTotal();
        if (size > config.unpackedBytesMax()) {
            refuse(
                    Problem.of(
                            Code.PAYLOAD_TOO_LARGE,
                            "a body unpacks to at most " + config.unpackedBytesMax() + " bytes"));
        } else if (size > RATIO_FREE_BYTES
                && size / config.unpackedRatioMax() > gunzip.packedTotal()) {
            refuse(
                    Problem.of(
                            Code.PAYLOAD_TOO_LARGE,
                            "a body unpacks to at most "
                                    + config.unpackedRatioMax()
                                    + " times its size"));
        }
    }

    private void endIfUnpacked() {
        if (!received || paused || over) {
            return;
        }
        if (gunzip != null && !gunzip.isComplete()) {
            // What is there of the last line is not to be trusted.
            refuse(Problem.of(Code.MALFORMED, "the body is not gzip: it ends too early"));
            return;
        }
        splitter.end();
        if (!over) {
            stop();
            lines.end();
        }
    }

    private boolean isOneTooMany() {
        if (number < config.linesMax()) {
            number++;
            return false;
        }
        refuse(
                Problem.of(
                        Code.BATCH_TOO_LARGE,
                        "a batch has at most " + config.linesMax() + " lines"));
        return true;
    }

    private void refuse(Problem problem) {
        if (!over) {
            stop();
            request.pause();
            lines.refused(number + 1, problem);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
