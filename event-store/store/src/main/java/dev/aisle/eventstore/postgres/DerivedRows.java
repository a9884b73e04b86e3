package dev.aisle.eventstore.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// Holds what a server keeps beside its log against the log: the list of chapters, snapshots and timers.
/// Reads the whole log once, as of one instant. Blocks.
public final class DerivedRows {
    public static final int DIFFERENCES_MAX = 100;

    private static final String SQL = "derived-rows.sql";

    private DerivedRows() {}

    /// Where a row is not as the log has it.
    ///
    /// @param stream whose row it is
    /// @param what for people
    public record Difference(String stream, String what) {}

    /// @param server whose statement timeout doesn't count here
    /// @return the first [#DIFFERENCES_MAX]
    /// @throws IllegalStateException if the server can't be read
    public static List<Difference> differences(PostgresServer server) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "aisle-derived-rows");
        var differences = new ArrayList<Difference>();
        try (var connection = DriverManager.getConnection("jdbc:" + server.url(), properties);
                var query = connection.prepareStatement(sql())) {
            query.setInt(1, DIFFERENCES_MAX);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    differences.add(new Difference(rows.getString(1), rows.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no answer from " + server.url(), e);
        }
        return differences;
    }

    private static String sql() {
        try (var file = DerivedRows.class.getResourceAsStream(SQL)) {
            return new String(
                    Objects.requireNonNull(file, SQL).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
