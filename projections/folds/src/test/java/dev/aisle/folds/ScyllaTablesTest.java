package dev.aisle.folds;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.view.ZoneView;
import dev.aisle.folds.scylla.ScyllaTables;
import dev.aisle.folds.scylla.ViewSchema;
import dev.aisle.local.testing.TestServers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScyllaTablesTest {
    private static final int EVENTS = 120;

    private final String keyspace =
            "folds_" + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 30), 36);
    private CqlSession session;
    private ScyllaTables tables;

    @BeforeAll
    void open() {
        var servers = TestServers.get();
        var address = servers.scyllaContactPoint().split(":");
        session =
                CqlSession.builder()
                        .addContactPoint(
                                new InetSocketAddress(address[0], Integer.parseInt(address[1])))
                        .withLocalDatacenter(servers.scyllaDatacenter())
                        .withConfigLoader(
                                DriverConfigLoader.programmaticBuilder()
                                        .withDuration(
                                                DefaultDriverOption.REQUEST_TIMEOUT,
                                                Duration.ofSeconds(20))
                                        .withDuration(
                                                DefaultDriverOption.METADATA_SCHEMA_WINDOW,
                                                Duration.ofMillis(20))
                                        .build())
                        .build();
        ViewSchema.create(session, keyspace, 1, ViewSchema.REPLICATION_DEFAULT);
        tables = ScyllaTables.open(session, keyspace, 1).toCompletableFuture().join();
    }

    @AfterAll
    void close() {
        session.close();
    }

    @Test
    void creatingWhatIsThereChangesNothing() {
        ViewSchema.create(session, keyspace, 1, ViewSchema.REPLICATION_DEFAULT);

        assertThat(
                        session.execute(
                                        "SELECT table_name FROM system_schema.tables WHERE"
                                                + " keyspace_name = ?",
                                        keyspace)
                                .all())
                .extracting(row -> row.getString("table_name"))
                .contains(
                        "offer_1",
                        "tile_1",
                        "product_1",
                        "stock_1",
                        "promotion_1",
                        "zone_1",
                        "location_1",
                        "progress",
                        "control");
    }

    @Test
    void anOlderWriteLosesAndSoDoesAnOlderDeletion() {
        var key = RowKey.zone(7, new ZoneId("older"));
        write(new Row(key, 5, zone("EUR")));
        write(new Row(key, 4, zone("USD")));
        write(new Row(key, 3, null));
        assertThat(read(key)).isEqualTo(new Row(key, 5, zone("EUR")));

        write(new Row(key, 6, null));
        write(new Row(key, 5, zone("EUR")));
        assertThat(read(key)).isNull();

        write(new Row(key, 7, zone("GBP")));
        assertThat(read(key)).isEqualTo(new Row(key, 7, zone("GBP")));
    }

    @Test
    void theFirstOffsetIsWrittenToo() {
        var key = RowKey.zone(7, new ZoneId("first"));
        write(new Row(key, 0, zone("EUR")));

        assertThat(read(key)).isEqualTo(new Row(key, 0, zone("EUR")));
    }

    @Test
    void aSecondGenerationStandsBesideTheFirst() {
        ViewSchema.create(session, keyspace, 2, ViewSchema.REPLICATION_DEFAULT);
        var second = ScyllaTables.open(session, keyspace, 2).toCompletableFuture().join();
        var key = RowKey.zone(7, new ZoneId("first"));
        second.write(new Row(key, 9, zone("USD"))).toCompletableFuture().join();
        second.advance("q", 7, 9).toCompletableFuture().join();

        assertThat(second.read(key).toCompletableFuture().join())
                .contains(new Row(key, 9, zone("USD")));
        assertThat(read(key)).isNotEqualTo(new Row(key, 9, zone("USD")));
        assertThat(tables.progress("q", 7).toCompletableFuture().join()).isEqualTo(-1);
    }

    @Test
    void progressNeverFalls() {
        assertThat(tables.progress("p", 3).toCompletableFuture().join()).isEqualTo(-1);
        tables.advance("p", 3, 10).toCompletableFuture().join();
        tables.advance("p", 3, 9).toCompletableFuture().join();

        assertThat(tables.progress("p", 3).toCompletableFuture().join()).isEqualTo(10);
        assertThat(tables.progress("p")).isEqualTo(Map.of(3, 10L));
    }

    @Test
    void rowsAreThoseOfThePlainFoldWhateverIsDeliveredHowever() {
        long seed = Long.getLong("aisle.seed", System.nanoTime());
        var random = new Random(seed);
        var log = RandomLog.of(random, EVENTS);
        for (var projection : Projections.ALL) {
            new Delivery(projection, store(), random).of(log.events());
        }

        var written = new HashMap<RowKey, Row>();
        for (var table : Table.values()) {
            for (var row : tables.scan(table)) {
                if (!row.key().values().contains("older")
                        && !row.key().values().contains("first")) {
                    written.put(row.key(), row);
                }
            }
        }
        assertThat(written).as("-Daisle.seed=%d", seed).isEqualTo(log.folded().live());
    }

    private RowStore store() {
        return new RowStore() {
            @Override
            public void write(Row row) {
                ScyllaTablesTest.this.write(row);
            }

            @Override
            public @Nullable Row read(RowKey key) {
                return ScyllaTablesTest.this.read(key);
            }
        };
    }

    private void write(Row row) {
        tables.write(row).toCompletableFuture().join();
    }

    private @Nullable Row read(RowKey key) {
        return tables.read(key).toCompletableFuture().join().orElse(null);
    }

    private static ZoneView zone(String currency) {
        return new ZoneView(new ZoneId("older"), currency, 2, "UTC", TaxDisplay.GROSS);
    }
}
