package dev.aisle.cli.verify.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.cli.CommandFailure;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Table;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Reads the tables of projections, each in one generation. Blocks.
public final class ViewTables implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final int PAGE_ROWS = 1_000;
    private static final String WRITTEN = ", body, bucket_offset, writetime(body) AS written";

    private final CqlSession session;
    private final String keyspace;
    private final Map<Table, PreparedStatement> reads = new EnumMap<>(Table.class);

    /// @param contactPoint `host:port`
    public ViewTables(String contactPoint, String datacenter, String keyspace) {
        int colon = contactPoint.lastIndexOf(':');
        this.session =
                CqlSession.builder()
                        .addContactPoint(
                                new InetSocketAddress(
                                        contactPoint.substring(0, colon),
                                        Integer.parseInt(contactPoint.substring(colon + 1))))
                        .withLocalDatacenter(datacenter)
                        .withConfigLoader(
                                DriverConfigLoader.programmaticBuilder()
                                        .withDuration(
                                                DefaultDriverOption.REQUEST_TIMEOUT,
                                                REQUEST_TIMEOUT)
                                        .withString(
                                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                                "LOCAL_QUORUM")
                                        .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, PAGE_ROWS)
                                        .build())
                        .build();
        this.keyspace = keyspace;
    }

    /// Every row of a table, page by page.
    ///
    /// @throws CommandFailure if there is no such table
    public void scan(Table table, int generation, Consumer<StoredRow> rows) {
        var cql = select(table, generation);
        try {
            session.execute(SimpleStatement.newInstance(cql))
                    .forEach(row -> rows.accept(of(table, row)));
        } catch (InvalidQueryException e) {
            throw new CommandFailure(
                    "no table "
                            + keyspace
                            + "."
                            + table.name(generation)
                            + ": has the projection of that generation ever run?",
                    e);
        }
    }

    public @Nullable StoredRow read(RowKey key, int generation) {
        return read(List.of(key), _ -> generation).get(key);
    }

    /// Some rows at once; those that aren't there are left out.
    ///
    /// @param keys the caller bounds how many
    public Map<RowKey, StoredRow> read(List<RowKey> keys, ToIntFunction<Table> generations) {
        var answers =
                keys.stream()
                        .map(key -> statement(key, generations))
                        .map(session::executeAsync)
                        .map(CompletionStage::toCompletableFuture)
                        .toList();
        var rows = new HashMap<RowKey, StoredRow>();
        for (int i = 0; i < keys.size(); i++) {
            var row = answers.get(i).join().one();
            if (row != null) {
                rows.put(keys.get(i), of(keys.get(i).table(), row));
            }
        }
        return rows;
    }

    private Statement<?> statement(RowKey key, ToIntFunction<Table> generations) {
        return reads.computeIfAbsent(
                        key.table(),
                        table ->
                                session.prepare(
                                        select(table, generations.applyAsInt(table))
                                                + where(table)))
                .bind(key.values().toArray());
    }

    /// How far a projection has come, by bucket.
    public Map<Integer, Long> progress(String projection, int generation) {
        var cql =
                "SELECT bucket, bucket_offset FROM "
                        + keyspace
                        + ".progress WHERE projection = ? AND generation = ?";
        var result = new HashMap<Integer, Long>();
        session.execute(SimpleStatement.newInstance(cql, projection, generation))
                .forEach(row -> result.put(row.getInt(0), row.getLong(1)));
        return result;
    }

    /// The control document, or the initial one where none was published.
    public ControlDocument control() {
        var cql = "SELECT document FROM " + keyspace + ".control WHERE id = 'current'";
        try {
            var row = session.execute(SimpleStatement.newInstance(cql)).one();
            var text = row == null ? null : row.getString(0);
            return text == null
                    ? ControlDocument.INITIAL
                    : Json.LENIENT.readValue(text, ControlDocument.class);
        } catch (InvalidQueryException e) {
            // The table comes with the first document.
            return ControlDocument.INITIAL;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the control document can't be read", e);
        }
    }

    private String select(Table table, int generation) {
        return "SELECT "
                + String.join(", ", table.keyColumns())
                + WRITTEN
                + " FROM "
                + keyspace
                + "."
                + table.name(generation);
    }

    private static String where(Table table) {
        return " WHERE "
                + String.join(
                        " AND ", table.keyColumns().stream().map(name -> name + " = ?").toList());
    }

    private static StoredRow of(Table table, Row row) {
        List<Object> values = new ArrayList<>();
        for (var column : table.keyColumns()) {
            var value = row.getObject(column);
            values.add(value == null ? "" : value);
        }
        var body = row.getString("body");
        return new StoredRow(
                new RowKey(table, values),
                row.getLong("bucket_offset"),
                body == null ? "" : body,
                row.getLong("written"));
    }

    @Override
    public void close() {
        session.close();
    }
}
