package dev.aisle.benchmarks.append;

import dev.aisle.benchmarks.harness.BenchPostgres.Database;
import dev.aisle.benchmarks.harness.Work;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Rows by COPY in its binary form, the fastest way into a table.
final class RawCopy {
    private static final String COPY =
            "COPY event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)"
                    + " FROM STDIN (FORMAT binary)";

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int COLUMNS = 9;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] TYPE = Shop.TYPE.getBytes(StandardCharsets.US_ASCII);

    private final Shop shop;
    private final Database database;
    private final RawRows numbers;

    RawCopy(Shop shop, Database database, RawRows numbers) {
        this.shop = shop;
        this.database = database;
        this.numbers = numbers;
    }

    /// @param connections each with one COPY after another
    /// @param rows of a COPY, which is a transaction
    Work work(int connections, int rows, IntSupplier stream) {
        return time -> {
            try (var threads = Executors.newFixedThreadPool(connections)) {
                var running = new ArrayList<Future<Long>>();
                for (int i = 0; i < connections; i++) {
                    running.add(threads.submit(() -> copyFor(time, rows, stream)));
                }
                long sum = 0;
                for (var one : running) {
                    sum += one.get();
                }
                return sum;
            }
        };
    }

    private long copyFor(Duration time, int rows, IntSupplier stream)
            throws SQLException, IOException {
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        try (var connection = database.connect()) {
            var postgres = connection.unwrap(PGConnection.class);
            while (System.nanoTime() < end) {
                copy(postgres, rows, stream);
                count += rows;
            }
        }
        return count;
    }

    /// In one COPY.
    void copy(PGConnection connection, long rows, IntSupplier stream)
            throws SQLException, IOException {
        long now = microsSince2000();
        try (var to = new PGCopyOutputStream(connection, COPY, BUFFER_BYTES);
                var out = new DataOutputStream(new BufferedOutputStream(to, BUFFER_BYTES))) {
            out.write(SIGNATURE);
            out.writeLong(0);
            for (long n = 0; n < rows; n++) {
                row(out, stream.getAsInt(), now);
            }
            out.writeShort(-1);
        }
    }

    private void row(DataOutputStream out, int stream, long now) throws IOException {
        out.writeShort(COLUMNS);
        out.writeInt(Integer.BYTES);
        out.writeInt(shop.bucket(stream));
        bigint(out, numbers.nextOffset(stream));
        bytes(out, shop.name(stream).getBytes(StandardCharsets.US_ASCII));
        bigint(out, numbers.nextVersion(stream));
        var id = Shop.id();
        out.writeInt(2 * Long.BYTES);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        bytes(out, TYPE);
        bytes(out, shop.metadata().getBytes());
        bytes(out, shop.payload().getBytes());
        bigint(out, now);
    }

    private static void bigint(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static long microsSince2000() {
        long seconds2000 = java.time.Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
        return (System.currentTimeMillis() - seconds2000 * 1_000) * 1_000;
    }
}
