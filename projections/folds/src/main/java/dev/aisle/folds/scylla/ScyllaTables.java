package dev.aisle.folds.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The rows of one generation, read and written at LOCAL_QUORUM. Its futures complete on the driver's
/// threads. A read doesn't see deletions: a deleted row is as one that never was.
public final class ScyllaTables {
    private static final int SCAN_PAGE_ROWS = 1_000;

    private final CqlSession session;
    private final String keyspace;
    private final int generation;
    private final Map<Table, TableStatements> statements;
    private final PreparedStatement progressInsert;
    private final PreparedStatement progressSelect;

    private ScyllaTables(
            CqlSession session,
            String keyspace,
            int generation,
            Map<Table, TableStatements> statements,
            PreparedStatement progressInsert,
            PreparedStatement progressSelect) {
        this.session = session;
        this.keyspace = keyspace;
        this.generation = generation;
        this.statements = statements;
        this.progressInsert = progressInsert;
        this.progressSelect = progressSelect;
    }

    /// Prepares the statements of all tables, which must exist.
    public static CompletionStage<ScyllaTables> open(
            CqlSession session, String keyspace, int generation) {
        var byTable = new EnumMap<Table, CompletableFuture<TableStatements>>(Table.class);
        for (var table : Table.values()) {
            byTable.put(
                    table,
                    TableStatements.prepare(session, keyspace, generation, table)
                            .toCompletableFuture());
        }
        var insert =
                session.prepareAsync(
                                "INSERT INTO "
                                        + keyspace
                                        + ".progress (projection, generation, bucket, bucket_offset)"
                                        + " VALUES (?, ?, ?, ?) USING TIMESTAMP ?")
                        .toCompletableFuture();
        var select =
                session.prepareAsync(
                                "SELECT bucket_offset FROM "
                                        + keyspace
                                        + ".progress WHERE projection = ? AND generation = ? AND bucket = ?")
                        .toCompletableFuture();
        var all = new ArrayList<CompletableFuture<?>>(byTable.values());
        all.add(insert);
        all.add(select);
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(
                        _ -> {
                            var prepared = new EnumMap<Table, TableStatements>(Table.class);
                            byTable.forEach((table, future) -> prepared.put(table, future.join()));
                            return new ScyllaTables(
                                    session,
                                    keyspace,
                                    generation,
                                    prepared,
                                    insert.join(),
                                    select.join());
                        });
    }

    public int generation() {
        return generation;
    }

    /// The row, or empty where no reader would find it.
    public CompletionStage<Optional<Row>> read(RowKey key) {
        return session.executeAsync(of(key.table()).read(key))
                .thenApply(
                        result ->
                                Optional.ofNullable(result.one())
                                        .map(
                                                found ->
                                                        RowJson.decode(
                                                                key,
                                                                found.getLong("bucket_offset"),
                                                                Objects.requireNonNull(
                                                                        found.getString("body")))));
    }

    /// Writes a row, or its deletion, whole. It loses silently against a newer one.
    public CompletionStage<Void> write(Row row) {
        return session.executeAsync(of(row.key().table()).write(row)).thenApply(_ -> null);
    }

    /// How far a projection has come in a bucket; −1 if it never began.
    public CompletionStage<Long> progress(String projection, int bucket) {
        return session.executeAsync(
                        TableStatements.sure(progressSelect.bind(projection, generation, bucket)))
                .thenApply(
                        result -> {
                            var row = result.one();
                            return row == null ? -1L : row.getLong("bucket_offset");
                        });
    }

    /// Never lowers what is there.
    public CompletionStage<Void> advance(String projection, int bucket, long offset) {
        return session.executeAsync(
                        TableStatements.sure(
                                progressInsert.bind(
                                        projection, generation, bucket, offset, offset + 1)))
                .thenApply(_ -> null);
    }

    /// All rows of a table, page by page, in no order. For checkers: it blocks, and it reads everything.
    public Iterable<Row> scan(Table table) {
        var columns = String.join(", ", table.keyColumns());
        var statement =
                TableStatements.sure(
                                SimpleStatement.newInstance(
                                        "SELECT %s, body, bucket_offset FROM %s.%s"
                                                .formatted(
                                                        columns, keyspace, table.name(generation))))
                        .setPageSize(SCAN_PAGE_ROWS);
        var result = session.execute(statement);
        return () ->
                new java.util.Iterator<>() {
                    private final java.util.Iterator<com.datastax.oss.driver.api.core.cql.Row>
                            rows = result.iterator();

                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Row next() {
                        return row(table, rows.next());
                    }
                };
    }

    /// Progress of a projection by bucket.
    public Map<Integer, Long> progress(String projection) {
        var statement =
                SimpleStatement.newInstance(
                        "SELECT bucket, bucket_offset FROM "
                                + keyspace
                                + ".progress WHERE projection = ? AND generation = ?",
                        projection,
                        generation);
        var progress = new HashMap<Integer, Long>();
        for (var row : session.execute(TableStatements.sure(statement))) {
            progress.put(row.getInt("bucket"), row.getLong("bucket_offset"));
        }
        return progress;
    }

    private static Row row(Table table, com.datastax.oss.driver.api.core.cql.Row found) {
        List<Object> key = new ArrayList<>();
        for (var column : table.keyColumns()) {
            key.add(Objects.requireNonNull(found.getObject(column)));
        }
        return RowJson.decode(
                new RowKey(table, key),
                found.getLong("bucket_offset"),
                Objects.requireNonNull(found.getString("body")));
    }

    private TableStatements of(Table table) {
        return Objects.requireNonNull(statements.get(table));
    }
}
