package dev.aisle.folds.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.aisle.folds.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Creates what is missing of the views' keyspace. A schema statement takes about a second and a
/// cluster's agreement, so nothing is said that needn't be.
public final class ViewSchema {
    /// One node, one replica: for a machine of one's own.
    public static final String REPLICATION_DEFAULT =
            "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private ViewSchema() {}

    /// Creates keyspace and tables of a generation, where they don't exist. It blocks, and may be
    /// called again and by several at once.
    ///
    /// @throws com.datastax.oss.driver.api.core.DriverException if the store doesn't do it in time
    public static void create(
            CqlSession session, String keyspace, int generation, String replication) {
        if (session.execute(
                                statement(
                                        "SELECT keyspace_name FROM system_schema.keyspaces"
                                                + " WHERE keyspace_name = '"
                                                + keyspace
                                                + "'"))
                        .one()
                == null) {
            session.execute(
                    statement(CqlFiles.read("keyspace", keyspace, generation, replication)));
        }
        var existing = tables(session, keyspace);
        files(generation)
                .forEach(
                        (table, file) -> {
                            if (!existing.contains(table)) {
                                session.execute(
                                        statement(
                                                CqlFiles.read(
                                                        file, keyspace, generation, replication)));
                            }
                        });
    }

    private static Set<String> tables(CqlSession session, String keyspace) {
        return session
                .execute(
                        statement(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = '"
                                        + keyspace
                                        + "'"))
                .all()
                .stream()
                .map((Row row) -> String.valueOf(row.getString("table_name")))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> files(int generation) {
        var files = new LinkedHashMap<String, String>();
        for (var table : Table.values()) {
            files.put(table.name(generation), table.name().toLowerCase(Locale.ROOT));
        }
        files.put("progress", "progress");
        files.put("control", "control");
        return files;
    }

    private static SimpleStatement statement(String cql) {
        return SimpleStatement.newInstance(cql).setTimeout(TIMEOUT);
    }
}
