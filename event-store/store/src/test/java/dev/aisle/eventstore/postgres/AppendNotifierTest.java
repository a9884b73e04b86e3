package dev.aisle.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppendNotifierTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<BitSet> heard = new ConcurrentLinkedQueue<>();
    private final AppendListener listener;

    AppendNotifierTest() throws SQLException {
        database = TestDatabase.create();
        listener = database.server().listen(vertx, "test-listener", heard::add);
    }

    @AfterEach
    void close() {
        listener.close();
        vertx.closeAndAwait();
        database.close();
    }

    @Test
    void whatGrowsWhileANoticeIsUnderWayIsToldTogether() {
        var notifier = notifier(Duration.ofMillis(300));
        awaitHeard(notifier, 0);
        heard.clear();

        for (int bucket = 1; bucket <= 50; bucket++) {
            notifier.grown(List.of(bucket));
        }

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(union().stream().boxed())
                                        .containsAll(
                                                IntStream.rangeClosed(1, 50).boxed().toList()));
        assertThat(heard.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void aLostConnectionIsMadeAnew() throws SQLException {
        var notifier = notifier(Duration.ofMillis(1));
        awaitHeard(notifier, 1);

        sever("test-listener");

        awaitHeard(notifier, 2);
    }

    @Test
    void whatIsNotANoticeTellsNothing() {
        assertThat(Notice.parse("").isEmpty()).isTrue();
        assertThat(Notice.parse("1,x").isEmpty()).isTrue();
        assertThat(Notice.parse("-1,99999999").isEmpty()).isTrue();
    }

    @Test
    void aNoticeOfVeryManyBucketsLeavesSomeOut() {
        var many = new BitSet();
        many.set(0, 10_000);

        assertThat(Notice.of(many)).hasSizeLessThan(8_000);
        assertThat(Notice.parse(Notice.of(many)).cardinality()).isGreaterThan(1_500);
    }

    private PostgresAppendNotifier notifier(Duration pause) {
        return new PostgresAppendNotifier(
                vertx, database.server().openForNotices(vertx, "test-notices"), pause);
    }

    /// Until the listener listens.
    private void awaitHeard(AppendNotifier notifier, int bucket) {
        await().atMost(LONG)
                .until(
                        () -> {
                            notifier.grown(List.of(bucket));
                            return union().get(bucket);
                        });
    }

    private BitSet union() {
        var all = new BitSet();
        heard.forEach(all::or);
        return all;
    }

    private void sever(String name) throws SQLException {
        heard.clear();
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                        + name
                        + "' AND datname = current_database()");
    }
}
