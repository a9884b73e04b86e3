package dev.aisle.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a log, to be shown beside a failure.
public final class LogTail {

    private static final int BYTES_MAX = 4_000;

    private LogTail() {}

    /// The last 4,000 bytes, or a sentence saying why not.
    public static String of(Path log) {
        if (!Files.exists(log)) {
            return "(no log yet: " + log + ")";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(BYTES_MAX, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(cannot read " + log + ": " + e.getMessage() + ")";
        }
    }
}
