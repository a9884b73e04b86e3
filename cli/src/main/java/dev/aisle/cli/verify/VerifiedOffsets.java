package dev.aisle.cli.verify;

import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/// How far an installation was found to be as promised, so that a next verification can go on from
/// there.
///
/// @param epoch of the log; where another begins, nothing is verified
/// @param buckets by number; a bucket without events is left out
public record VerifiedOffsets(String installation, int epoch, Map<Integer, Verified> buckets) {
    public VerifiedOffsets {
        buckets = Map.copyOf(buckets);
    }

    /// @param id of the event at that offset: should it be another one, the log was rewritten
    /// @param kafkaOffset where the records of later events begin
    public record Verified(long offset, UUID id, long kafkaOffset) {}

    public static VerifiedOffsets none(String installation) {
        return new VerifiedOffsets(installation, 0, Map.of());
    }

    /// None if they are of another epoch.
    VerifiedOffsets in(int present) {
        return epoch == present ? this : none(installation);
    }

    /// None if there is no such file, or if it is of another installation.
    public static VerifiedOffsets read(Path file, String installation) throws IOException {
        if (!Files.exists(file)) {
            return none(installation);
        }
        var read = Json.LENIENT.readValue(Files.readAllBytes(file), VerifiedOffsets.class);
        return read.installation().equals(installation) ? read : none(installation);
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, Json.LENIENT.writeValueAsBytes(this));
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    long offset(int bucket) {
        var verified = buckets.get(bucket);
        return verified == null ? -1 : verified.offset();
    }

    long kafkaOffset(int bucket) {
        var verified = buckets.get(bucket);
        return verified == null ? 0 : verified.kafkaOffset();
    }
}
