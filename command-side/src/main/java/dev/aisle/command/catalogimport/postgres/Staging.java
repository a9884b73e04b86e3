package dev.aisle.command.catalogimport.postgres;

import dev.aisle.command.catalogimport.ImportRow;
import dev.aisle.command.catalogimport.RowFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of an import as arguments of a statement, and what it says of those that are there already.
final class Staging {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";

    private Staging() {}

    static Tuple arguments(UUID id, List<ImportRow.Staged> rows) {
        int size = rows.size();
        var lines = new Long[size];
        var kinds = new Short[size];
        var ids = new String[size];
        var parents = new @Nullable String[size];
        var brands = new @Nullable String[size];
        var hashes = new Long[size];
        var contents = new Buffer[size];
        for (int i = 0; i < size; i++) {
            var row = rows.get(i);
            lines[i] = row.line();
            kinds[i] = row.kind();
            ids[i] = row.id();
            parents[i] = row.parent();
            brands[i] = row.brand();
            hashes[i] = row.hash();
            contents[i] = Buffer.buffer(row.content());
        }
        return Tuple.tuple()
                .addUUID(id)
                .addArrayOfLong(lines)
                .addArrayOfShort(kinds)
                .addArrayOfString(ids)
                .addArrayOfString(parents)
                .addArrayOfString(brands)
                .addArrayOfLong(hashes)
                .addValue(contents);
    }

    /// In one statement, or in two at once, which may then have waited for each other.
    static boolean isSaidTwice(Throwable failure) {
        return failure instanceof PgException refused
                && (UNIQUE_VIOLATION.equals(refused.getSqlState())
                        || DEADLOCK.equals(refused.getSqlState()));
    }

    static RowFault saidTwice(Row row) {
        return new RowFault(row.getLong(0), null, row.getString(1) + " is said twice");
    }
}
