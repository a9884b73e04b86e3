package dev.aisle.benchmarks.append;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// Where the log in a database ends: the next offset of each bucket and the version of each stream.
///
/// @param offsets by bucket: the next one
record StoredNumbers(long[] offsets, long[] versions) {
    private static final String VERSIONS = "versions.sql";

    /// By as many look-ups as there are streams, however long the log is: some seconds.
    static StoredNumbers read(Shop shop, Connection connection) throws SQLException, IOException {
        var offsets = new long[Shop.BUCKETS.count()];
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT b, (SELECT max(bucket_offset) FROM event WHERE bucket = b) FROM generate_series(0, "
                                        + (offsets.length - 1)
                                        + ") AS b")) {
            while (rows.next()) {
                long last = rows.getLong(2);
                offsets[rows.getInt(1)] = rows.wasNull() ? 0 : last + 1;
            }
        }
        return new StoredNumbers(offsets, versions(shop, connection));
    }

    private static long[] versions(Shop shop, Connection connection)
            throws SQLException, IOException {
        var names = new String[Shop.STREAMS];
        var buckets = new Integer[Shop.STREAMS];
        for (int i = 0; i < Shop.STREAMS; i++) {
            names[i] = shop.name(i);
            buckets[i] = shop.bucket(i);
        }
        var versions = new long[Shop.STREAMS];
        try (var settings = connection.createStatement();
                var query = connection.prepareStatement(sql())) {
            settings.execute(
                    "SET enable_seqscan = off; SET enable_bitmapscan = off; SET jit = off");
            query.setArray(1, connection.createArrayOf("text", names));
            query.setArray(2, connection.createArrayOf("int4", buckets));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    versions[rows.getInt(1) - 1] = rows.getLong(2);
                }
            }
        }
        return versions;
    }

    private static String sql() throws IOException {
        try (var file = StoredNumbers.class.getResourceAsStream(VERSIONS)) {
            return new String(
                    Objects.requireNonNull(file, VERSIONS).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    long events() {
        long sum = 0;
        for (long offset : offsets) {
            sum += offset;
        }
        return sum;
    }
}
