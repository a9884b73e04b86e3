package dev.aisle.folds.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The statements of one table: read a row, write one whole, delete one. Every write carries the
/// row's timestamp, so an older one loses whenever it arrives; hence each may be repeated.
final class TableStatements {
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    private TableStatements(
            PreparedStatement select, PreparedStatement insert, PreparedStatement delete) {
        this.select = select;
        this.insert = insert;
        this.delete = delete;
    }

    static CompletionStage<TableStatements> prepare(
            CqlSession session, String keyspace, int generation, Table table) {
        var name = keyspace + "." + table.name(generation);
        var key = String.join(" = ? AND ", table.keyColumns()) + " = ?";
        var columns = String.join(", ", table.keyColumns());
        var marks = String.join(", ", Collections.nCopies(table.keyColumns().size() + 2, "?"));
        var select =
                session.prepareAsync("SELECT body, bucket_offset FROM " + name + " WHERE " + key);
        var insert =
                session.prepareAsync(
                        "INSERT INTO %s (%s, body, bucket_offset) VALUES (%s) USING TIMESTAMP ?"
                                .formatted(name, columns, marks));
        var delete =
                session.prepareAsync("DELETE FROM " + name + " USING TIMESTAMP ? WHERE " + key);
        return select.thenCombine(insert, Pair::new)
                .thenCombine(
                        delete,
                        (pair, last) -> new TableStatements(pair.select(), pair.insert(), last));
    }

    BoundStatement read(RowKey key) {
        return sure(select.bind(key.values().toArray()));
    }

    BoundStatement write(Row row) {
        return row.isDeleted()
                ? sure(delete.bind(deleteValues(row)))
                : sure(insert.bind(values(row)));
    }

    private static Object[] values(Row row) {
        List<Object> values = new ArrayList<>(row.key().values());
        values.add(RowJson.encode(row));
        values.add(row.offset());
        values.add(row.writeTimestamp());
        return values.toArray();
    }

    private static Object[] deleteValues(Row row) {
        List<Object> values = new ArrayList<>();
        values.add(row.writeTimestamp());
        values.addAll(row.key().values());
        return values.toArray();
    }

    static <S extends Statement<S>> S sure(S statement) {
        return statement
                .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM)
                .setIdempotent(true);
    }

    private record Pair(PreparedStatement select, PreparedStatement insert) {}
}
