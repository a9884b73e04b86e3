package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two relays on one shard, each in a process of its own, under load.
class LeasedRelaysTest {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Map<String, Integer> HALF_EACH = Map.of("a", 2, "b", 2);

    private final Installed installed = Installed.create();

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void oneThatIsFrozenPastItsLeaseAndThawedBreaksNoOrder() throws Exception {
        var ended = new AtomicBoolean();
        try (var first = RelayProcess.start("a", installed);
                var _ = RelayProcess.start("b", installed);
                var threads = Executors.newSingleThreadExecutor()) {
            await().atMost(LONG).until(() -> owned().equals(HALF_EACH));
            var load = threads.submit(() -> appendUntil(ended));
            try {
                for (int round = 0; round < 2; round++) {
                    awaitProgress();
                    first.freeze();
                    await().atMost(LONG).until(() -> owned().equals(Map.of("b", 4)));
                    awaitProgress();
                    first.thaw();
                    await().atMost(LONG).until(() -> owned().equals(HALF_EACH));
                }
            } finally {
                ended.set(true);
            }
            load.get();
            await().atMost(LONG).until(() -> installed.mirror().isWhole());
        }
        assertThat(installed.mirror().differences()).isEmpty();
    }

    /// All buckets, by whomever they are relayed.
    private void awaitProgress() {
        long before = installed.mirror().events();
        await().atMost(LONG).until(() -> installed.mirror().events() > before + 100);
    }

    private Map<String, Integer> owned() throws SQLException {
        var owned = new HashMap<String, Integer>();
        try (var connection = installed.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT owner, count(*) FROM relay_lease GROUP BY owner")) {
            while (rows.next()) {
                owned.put(rows.getString(1), rows.getInt(2));
            }
        }
        return owned;
    }

    private void appendUntil(AtomicBoolean ended) {
        for (int i = 0; !ended.get(); i++) {
            installed.append(Installed.stream(i % Installed.BUCKETS, 0), 1);
        }
    }
}
