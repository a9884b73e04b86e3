package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerWindowsTest {
    private TestDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aDatabaseHasItsPartitionsFromThePreviousWindowToTheOneAfterTheNext() throws SQLException {
        assertThat(windowsFromNow()).containsExactly(-1, 0, 1, 2);
    }

    @Test
    void migratingAgainDropsWhatIsPastAndKeepsWhatIsInUse() throws SQLException {
        for (int window : List.of(100, 101)) {
            database.execute(
                    "CREATE TABLE ledger_%d PARTITION OF ledger FOR VALUES IN (%d)"
                            .formatted(window, window));
        }
        assertThat(windowsFromNow()).hasSize(6);

        var server = database.server();
        Migrations.main(new String[] {server.url(), server.user(), server.password()});

        assertThat(windowsFromNow()).containsExactly(-1, 0, 1, 2);
    }

    @Test
    void aMissingPartitionIsMadeBeforeASessionsFirstAppend() throws SQLException {
        database.execute(
                "DO $$ BEGIN EXECUTE 'DROP TABLE ledger_' || ledger_window(clock_timestamp()); END $$");
        assertThat(windowsFromNow()).containsExactly(-1, 1, 2);

        var store = new PostgresEventStore(database.appends(1), new Buckets(64));
        var outcome =
                store.append(List.of(keyed(decision(freshStream(), 0, 1), freshKey(), 1, "")))
                        .await()
                        .indefinitely()
                        .getFirst();

        assertThat(outcome).isInstanceOf(Appended.class);
        assertThat(windowsFromNow()).containsExactly(-1, 0, 1, 2);
    }

    @Test
    void aKeyIsKnownToAClockThatWentBackOverTheWindowsBoundary() throws SQLException {
        var store = new PostgresEventStore(database.appends(1), new Buckets(64));
        var stream = freshStream();
        var key = freshKey();
        store.append(List.of(keyed(decision(stream, 0, 1), key, 1, "first")))
                .await()
                .indefinitely();

        database.execute("UPDATE ledger SET window_no = window_no + 1");

        var repeat = keyed(decision(stream, 1, 1), key, 1, "second");
        assertThat(store.append(List.of(repeat)).await().indefinitely().getFirst())
                .isInstanceOf(AlreadyDone.class);
    }

    private List<Integer> windowsFromNow() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT substring(inhrelid::regclass::text FROM 8)::int - ledger_window(clock_timestamp()) AS n"
                                        + " FROM pg_inherits WHERE inhparent = 'ledger'::regclass ORDER BY n")) {
            var windows = new ArrayList<Integer>();
            while (rows.next()) {
                windows.add(rows.getInt(1));
            }
            return windows;
        }
    }
}
