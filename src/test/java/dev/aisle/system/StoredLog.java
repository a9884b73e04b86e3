package dev.aisle.system;

import dev.aisle.local.server.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Looks into the event store as its operator would, in SQL.
///
/// @param url `postgresql://host:port/database`
record StoredLog(String url) {
    /// How many events the streams of a SKU hold.
    long eventsOf(String sku) {
        var counts = new long[1];
        query(
                "select count(*) from event where stream like '%/' || ? || '/%' or stream like '%/' || ?",
                sku, row -> counts[0] = Long.parseLong(row[0]));
        return counts[0];
    }

    /// How many events there are of each correlation id, of all SKUs that begin with a prefix.
    Map<String, Integer> eventsByCorrelation(String skuPrefix) {
        var counts = new HashMap<String, Integer>();
        query(
                """
                select convert_from(metadata, 'UTF8')::json ->> 'correlationId', count(*)
                from event where stream like '%/' || ? || '%' and stream like '%/' || ? || '%'
                and convert_from(metadata, 'UTF8')::json ->> 'correlationId' is not null
                group by 1
                """,
                skuPrefix, row -> counts.put(row[0], Integer.parseInt(row[1])));
        return counts;
    }

    private interface RowReader {
        void read(String[] row);
    }

    private void query(String sql, String argument, RowReader reader) {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + url, PostgresServer.USER, PostgresServer.USER);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.setString(2, argument);
            try (var rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var row = new String[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = String.valueOf(rows.getString(i + 1));
                    }
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the event store can't be asked", e);
        }
    }
}
