package dev.aisle.cli.load;

import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The client's own ledger: a line of JSON for each command that was acknowledged, in the order of the
/// receipts. After a crash, everything in it must be found in the store (P1). Each line is handed to
/// the operating system before the next command is counted.
public final class AcknowledgedFile implements AutoCloseable {
    /// Keeps nothing.
    public static final AcknowledgedFile NONE = new AcknowledgedFile(null);

    /// One line.
    ///
    /// @param id of the command
    /// @param version of the stream after it
    public record Line(
            UUID id,
            Code code,
            @Nullable String stream,
            @Nullable Long version,
            @Nullable String token) {}

    private final @Nullable BufferedWriter writer;

    private AcknowledgedFile(@Nullable BufferedWriter writer) {
        this.writer = writer;
    }

    /// Appends to what the file holds already.
    public static AcknowledgedFile at(Path file) throws IOException {
        return new AcknowledgedFile(
                Files.newBufferedWriter(
                        file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    synchronized void append(UUID id, Receipt receipt) throws IOException {
        if (writer != null) {
            var stream = receipt.stream() == null ? null : receipt.stream().toString();
            var line = new Line(id, receipt.code(), stream, receipt.version(), receipt.token());
            writer.write(Json.LENIENT.writeValueAsString(line));
            writer.write('\n');
            writer.flush();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
