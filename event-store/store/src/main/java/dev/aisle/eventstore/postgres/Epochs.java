package dev.aisle.eventstore.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The epoch in the control plane's database, which consistency tokens carry. For operators' commands.
public final class Epochs {
    private static final String PRESENT = "SELECT epoch FROM control_plane";
    private static final String RAISE =
            "UPDATE control_plane SET epoch = ?, revision = revision + 1 WHERE epoch < ?";

    private Epochs() {}

    public static int present(String url, String user, String password) throws SQLException {
        try (var connection = connect(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(PRESENT)) {
            if (!rows.next()) {
                throw new IllegalStateException("the control plane has no row");
            }
            return rows.getInt(1);
        }
    }

    /// Does nothing where the epoch is as late already.
    public static void raise(String url, String user, String password, int epoch)
            throws SQLException {
        try (var connection = connect(url, user, password);
                var statement = connection.prepareStatement(RAISE)) {
            statement.setInt(1, epoch);
            statement.setInt(2, epoch);
            statement.executeUpdate();
        }
    }

    private static Connection connect(String url, String user, String password)
            throws SQLException {
        return DriverManager.getConnection("jdbc:" + url, user, password);
    }
}
