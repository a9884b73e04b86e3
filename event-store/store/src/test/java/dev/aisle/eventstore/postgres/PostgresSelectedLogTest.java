package dev.aisle.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.SelectedLog.Selection;
import dev.aisle.eventstore.StoredEvent;
import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSelectedLogTest {
    private static final Buckets BUCKETS = new Buckets(4);
    private static final String DEFINED = "dev.aisle.promotion.PromotionDefined.v2";
    private static final String MEMBERS = "dev.aisle.promotion.PromotionMembersChanged.v1";
    private static final String HELD = "dev.aisle.price.PriceHeldForApproval.v1";
    private static final String SET = "dev.aisle.price.PriceSet.v1";

    private static TestDatabase database;
    private static PostgresEventStore store;
    private static SelectedLog log;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        store = new PostgresEventStore(database.appends(2), BUCKETS);
        log = new PostgresSelectedLog(database.reads(), Duration.ofSeconds(60));
        for (int i = 0; i < 20; i++) {
            append("promotion/p-" + i, DEFINED, MEMBERS, DEFINED);
            append("promotion-budget/p-" + i, "dev.aisle.promotion.RedemptionReserved.v1");
            append("price/sku-" + i + "/de", SET, HELD, SET);
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void promotionsAreFoundPageByPageAndWhatTheyListIsNot() {
        var found = all(Selection.PROMOTIONS, 3, 1_000_000);

        assertThat(found).hasSize(40).allMatch(event -> event.type().equals(DEFINED));
        assertThat(found.stream().map(StoredEvent::stream).distinct()).hasSize(20);
    }

    @Test
    void whatIsInQuarantineIsFoundOneByOneWhereNoMoreBytesAreAllowed() {
        var found = all(Selection.QUARANTINE, 10, 1);

        assertThat(found).hasSize(20).allMatch(event -> event.type().equals(HELD));
    }

    @Test
    void eachSelectionIsReadByItsIndex() throws SQLException {
        var filler = IntStream.range(0, 60).mapToObj(_ -> SET).toArray(String[]::new);
        for (int i = 0; i < 200; i++) {
            append("price/filler-" + i + "/de", filler);
        }
        database.execute("ANALYZE event");

        for (var selection : Selection.values()) {
            assertThat(plan(PostgresSelectedLog.sql(selection)))
                    .contains(
                            switch (selection) {
                                case PROMOTIONS -> "event_promotion";
                                case QUARANTINE -> "event_quarantine";
                            });
        }
    }

    private static String plan(String sql) throws SQLException {
        var literal =
                sql.replace("$1", "'{0,1,2,3}'")
                        .replace("$2", "'{-1,-1,-1,-1}'")
                        .replace("$3", "100")
                        .replace("$4", "100000");
        var plan = new StringBuilder();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN " + literal)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static List<StoredEvent> all(Selection selection, int limit, long bytes) {
        var found = new ArrayList<StoredEvent>();
        Map<Integer, Long> after = new HashMap<>(Map.of(0, -1L, 1, -1L, 2, -1L, 3, -1L));
        while (true) {
            var page = log.read(selection, after, limit, bytes).await().indefinitely();
            if (page.isEmpty()) {
                return found;
            }
            var perBucket = new HashMap<Integer, Integer>();
            for (var event : page) {
                assertThat(event.offset()).isGreaterThan(after.get(event.bucket()));
                after.put(event.bucket(), event.offset());
                assertThat(perBucket.merge(event.bucket(), 1, Integer::sum))
                        .isLessThanOrEqualTo(limit);
            }
            found.addAll(page);
        }
    }

    private static void append(String stream, String... types) {
        var events = new ArrayList<NewEvent>();
        for (var type : types) {
            events.add(
                    new NewEvent(
                            UUID.randomUUID(),
                            type,
                            Buffer.buffer("{\"n\":1}"),
                            Buffer.buffer("{}")));
        }

        store.append(
                        List.of(
                                new Decision(
                                        StreamId.parse(stream),
                                        0,
                                        List.of(),
                                        List.copyOf(events),
                                        null)))
                .await()
                .indefinitely();
    }
}
