package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.BUCKETS;
import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.store.postgres.PostgresOpenTransfers;
import dev.aisle.command.transfer.OpenTransfer;
import dev.aisle.command.transfer.TransferCursor;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.receipt.Code;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenTransfersTest {
    private static final EngineDatabase DATABASE = new EngineDatabase("transfers");
    private static final LocationId WAREHOUSE = new LocationId("warehouse-1");
    private static final LocationId OTHER = new LocationId("store-43");
    private static final Instant SOON = Instant.parse("2027-01-01T00:00:00Z");

    private final Instances instances = new Instances();
    private final Engine engine = instances.start(DATABASE.store());
    private final PostgresOpenTransfers transfers =
            new PostgresOpenTransfers(
                    Map.of(
                            StoreShard.only(DATABASE.store(), null, BUCKETS.count()).shard(),
                            DATABASE.pool()));

    @BeforeEach
    void dispatch() {
        for (var location : List.of(WAREHOUSE, OTHER)) {
            send(engine, new DefineLocation(location, LocationKind.STORE, "UTC", true));
        }
        for (int i = 0; i < 5; i++) {
            Instances.openShop(engine, sku(i));
            assertThat(send(engine, dispatched(i)).code()).isEqualTo(Code.ACCEPTED);
        }
    }

    @AfterEach
    void close() throws SQLException {
        instances.close();
        execute("TRUNCATE event, stream_chapter, listed_through, timer, snapshot");
        execute("TRUNCATE open_transfer, transfers_read");
    }

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void whatIsDispatchedAndNotSettledIsListedTheOldestFirst() {
        assertThat(ids(all(null))).containsExactly("t-0", "t-1", "t-2", "t-3", "t-4");

        send(engine, new SettleTransfer(sku(1), STORE, new DeliveryId("t-1"), 1, 0));
        send(engine, new SettleTransfer(sku(3), STORE, new DeliveryId("t-3"), 1, 0));

        var open = all(null);
        assertThat(ids(open)).containsExactly("t-0", "t-2", "t-4");
        assertThat(open.getFirst().from()).isEqualTo(STORE);
        assertThat(open.getFirst().to()).isEqualTo(WAREHOUSE);
        assertThat(open.getFirst().quantity()).isEqualTo(1);
        assertThat(open.getFirst().expectedAt()).isEqualTo(SOON);
    }

    @Test
    void aLocationSeesWhatItSentAndWhatItWaitsFor() {
        assertThat(ids(all(OTHER))).containsExactly("t-4");
        assertThat(ids(all(WAREHOUSE))).containsExactly("t-0", "t-1", "t-2", "t-3");
        assertThat(ids(all(STORE))).hasSize(5);
    }

    @Test
    void whereTheLogIsAnotherOneTheListIsMadeAnew() throws SQLException {
        assertThat(all(null)).hasSize(5);
        execute("UPDATE open_transfer SET delivery = 'of a lost log' WHERE delivery = 't-2'");
        execute("UPDATE transfers_read SET last_id = '00000000-0000-0000-0000-000000000000'");

        assertThat(ids(all(null))).containsExactly("t-0", "t-1", "t-2", "t-3", "t-4");
    }

    /// Two at a time.
    private List<OpenTransfer> all(@Nullable LocationId location) {
        var found = new ArrayList<OpenTransfer>();
        var after = TransferCursor.NONE;
        while (true) {
            var page = transfers.after(after, location, 2);
            found.addAll(page);
            if (page.size() < 2) {
                return found;
            }
            after = page.getLast().cursor();
        }
    }

    private static List<String> ids(List<OpenTransfer> open) {
        return open.stream().map(one -> one.deliveryId().value()).toList();
    }

    private static DispatchTransfer dispatched(int number) {
        return new DispatchTransfer(
                sku(number),
                STORE,
                new DeliveryId("t-" + number),
                number == 4 ? OTHER : WAREHOUSE,
                1,
                SOON);
    }

    private static Sku sku(int number) {
        return new Sku("mug-" + number);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
