package dev.aisle.folds.scylla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The objects of the views' keyspace, one a file.
final class CqlFiles {
    private CqlFiles() {}

    static String read(String object, String keyspace, int generation, String replication) {
        try (var in = CqlFiles.class.getResourceAsStream("/cql/" + object + ".cql")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("{keyspace}", keyspace)
                    .replace("{generation}", Integer.toString(generation))
                    .replace("{replication}", replication);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
