package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.knowing;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static dev.aisle.eventstore.conformance.Decisions.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamLog;
import dev.aisle.eventstore.check.LogChecker;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams whose events are spread over chapters, listed or not.
class ChaptersTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);
    private static final int CHAPTER = 8_192;

    private static final String LISTED = "SELECT count(*) FROM stream_chapter";

    /// What the list says and the log doesn't, and the other way round.
    private static final String DIFFERENCES =
            """
            WITH ended AS (
                SELECT e.stream, max(e.version) AS version, chapter_of(e.bucket_offset) AS chapter
                FROM event e JOIN listed_through l USING (bucket)
                WHERE chapter_of(e.bucket_offset) <= l.chapter
                GROUP BY e.stream, chapter_of(e.bucket_offset))
            SELECT count(*) FROM (
                (SELECT stream, version, chapter FROM ended
                 EXCEPT SELECT stream, version, chapter FROM stream_chapter)
                UNION ALL
                (SELECT stream, version, chapter FROM stream_chapter
                 EXCEPT SELECT stream, version, chapter FROM ended)) AS d
            """;

    private TestDatabase database;
    private EventStore store;
    private StreamLog log;
    private final StreamId often = freshStream();
    private final StreamId early = sibling(often, "store-2");
    private final StreamId now = sibling(often, "store-3");
    private final StreamId never = sibling(often, "store-4");
    private final int bucket = BUCKETS.of(often.key());

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
        store = new PostgresEventStore(database.appends(2), BUCKETS);
        log =
                new PostgresStreamLog(
                        database.reads(), BUCKETS, PostgresEventStore.ANSWER_TIMEOUT_DEFAULT);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    /// Two chapters and a half: `early` has its events in the first one only, `now` in the last.
    private void appendChapters() {
        append(decision(early, 0, 3));
        for (int n = 0; n < 5; n++) {
            appendEvents(often, n * CHAPTER / 2, CHAPTER / 2);
        }
        append(decision(now, 0, 2));
    }

    private void appendEvents(StreamId stream, int version, int count) {
        var batch = new ArrayList<Decision>();
        for (int n = 0; n < count; n += 64) {
            batch.add(decision(stream, version + n, 64));
        }
        assertThat(append(batch.toArray(Decision[]::new))).allMatch(Appended.class::isInstance);
    }

    @Test
    void chaptersAreListedWhenTheyHaveEnded() throws SQLException {
        appendEvents(often, 0, CHAPTER - 64);
        assertThat(number(LISTED)).isZero();
        appendEvents(often, CHAPTER - 64, 128);

        await().untilAsserted(() -> assertThat(listedThrough()).isZero());
        assertThat(number(DIFFERENCES)).isZero();
        assertThat(number(LISTED)).isEqualTo(1);
    }

    @Test
    void theStoreEndsChaptersWhereTheDatabaseDoes() throws SQLException {
        for (long last :
                List.of(0L, CHAPTER - 2L, CHAPTER - 1L, 3L * CHAPTER - 2, 3L * CHAPTER - 1)) {
            assertThat(Chapters.end(last - 1, last))
                    .as("offset %d", last)
                    .isEqualTo(
                            number(
                                            "SELECT chapter_of(%d) - chapter_of(%d)"
                                                    .formatted(last + 1, last))
                                    == 1);
        }
    }

    @Test
    void anEmptyBucketHasNothingToList() throws SQLException {
        assertThat(number("SELECT list_chapters(" + bucket + ", 8)")).isZero();

        append(decision(often, 0, 3));

        assertThat(store.load(List.of(often)).await().indefinitely().get(often))
                .extracting(StreamHistory::version)
                .isEqualTo(3L);
    }

    @Test
    void historiesAndVersionsAreTheSameHoweverManyChaptersAreListed() throws SQLException {
        appendChapters();
        await().untilAsserted(() -> assertThat(listedThrough()).isEqualTo(1));
        assertThat(number(DIFFERENCES)).isZero();
        assertWhole();

        unlist();
        assertWhole();
        assertThat(number("SELECT list_chapters(" + bucket + ", 1)")).isEqualTo(1);
        assertWhole();
        assertThat(number("SELECT list_chapters(" + bucket + ", 8)")).isEqualTo(1);
        assertThat(number("SELECT list_chapters(" + bucket + ", 8)")).isZero();
        assertThat(number(DIFFERENCES)).isZero();
        assertWhole();
    }

    private void assertWhole() {
        assertVersions(often, CHAPTER * 5L / 2);
        assertVersions(early, 3);
        assertVersions(now, 2);
        assertVersions(never, 0);
        // Each conflicts, so nothing changes; a version that is too high does as well.
        assertThat(
                        append(
                                decision(early, 2, 1),
                                decision(often, CHAPTER, 1),
                                decision(now, 3, 1),
                                decision(never, 1, 1)))
                .containsExactly(
                        new Conflict(3),
                        new Conflict(CHAPTER * 5L / 2),
                        new Conflict(2),
                        new Conflict(0));
    }

    private void assertVersions(StreamId stream, long last) {
        var history = load(stream, Map.of());
        assertThat(history.version()).isEqualTo(last);
        assertThat(history.events())
                .extracting(StoredEvent::version)
                .isEqualTo(IntStream.rangeClosed(1, (int) last).mapToObj(n -> (long) n).toList());
        assertThat(pages(stream, 500)).isEqualTo(history.events());
    }

    /// All of a stream, page by page.
    private List<StoredEvent> pages(StreamId stream, int limit) {
        var all = new ArrayList<StoredEvent>();
        List<StoredEvent> page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().version();
            page = log.page(stream, after, limit).await().indefinitely();
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }

    @Test
    void aSnapshotIsFollowedByWhatCameAfterItInEveryChapter() throws SQLException {
        appendChapters();
        await().untilAsserted(() -> assertThat(listedThrough()).isEqualTo(1));

        for (long version : List.of(1L, CHAPTER - 1L, CHAPTER + 5L, CHAPTER * 5L / 2)) {
            database.execute("DELETE FROM snapshot");
            store.saveSnapshots(List.of(snapshot(often, version, 1, "state")))
                    .await()
                    .indefinitely();
            var history = load(often, Map.of(Family.STOCK, 1));
            assertThat(history.version()).isEqualTo(CHAPTER * 5L / 2);
            assertThat(history.events()).hasSize((int) (CHAPTER * 5L / 2 - version));
            assertThat(history.events().stream().map(StoredEvent::version))
                    .allMatch(v -> v > version);
        }
    }

    @Test
    void manyThatListABucketAtOnceListItOnce() throws Exception {
        appendChapters();
        await().untilAsserted(() -> assertThat(listedThrough()).isEqualTo(1));
        unlist();

        var pool = database.appends(8);
        var calls =
                IntStream.range(0, 16)
                        .mapToObj(
                                _ ->
                                        pool.query("SELECT list_chapters(" + bucket + ", 1)")
                                                .execute()
                                                .subscribeAsCompletionStage())
                        .toList();
        for (var call : calls) {
            call.get();
        }
        number("SELECT list_chapters(" + bucket + ", 8)");

        assertThat(listedThrough()).isEqualTo(1);
        assertThat(number(DIFFERENCES)).isZero();
    }

    @Test
    void aDatabaseOfTheFormerSchemaIsTakenOverWhole() throws SQLException {
        appendChapters();
        await().untilAsserted(() -> assertThat(listedThrough()).isEqualTo(1));
        database.execute(
                "DROP FUNCTION load_streams, read_stream; DROP TABLE stream_chapter, listed_through;DROP INDEX"
                        + " event_chapter; DROP FUNCTION chapter_of;ALTER TABLE event ADD CONSTRAINT"
                        + " event_stream_version UNIQUE (stream, version);DELETE FROM"
                        + " flyway_schema_history WHERE version = '12' OR description ~ 'streams?$'");

        var server = database.server();
        Migrations.migrate(server.url(), server.user(), server.password());

        assertThat(listedThrough()).isEqualTo(1);
        assertThat(number(DIFFERENCES)).isZero();
        assertWhole();
        assertThat(append(decision(often, CHAPTER * 5L / 2, 1)).getFirst())
                .isInstanceOf(Appended.class);
        var check =
                new LogChecker(new PostgresEventLog(database.reads()), BUCKETS)
                        .check(Map.of(bucket, -1L), _ -> {});
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void whatTheCallerKnowsIsNotLookedUp() throws SQLException {
        var pool = database.appends(1);
        var single = new PostgresEventStore(pool, BUCKETS);
        database.execute("SELECT pg_stat_reset()");
        var known = LogPosition.EMPTY;
        for (int version = 0; version < 20; version++) {
            var decision = knowing(decision(often, version, 1), known);
            assertThat(single.append(List.of(decision)).await().indefinitely())
                    .containsExactly(new Appended(version + 1, version));
            known = new LogPosition(version, decision.events().getFirst().id());
        }
        pool.closeAndAwait();

        await().untilAsserted(() -> assertThat(scans("event_pk")).isGreaterThanOrEqualTo(20));
        assertThat(scans("event_chapter")).isZero();
        assertThat(scans("stream_chapter_pk")).isZero();
    }

    private long scans(String index) throws SQLException {
        return number(
                "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'");
    }

    private List<AppendOutcome> append(Decision... batch) {
        return store.append(List.of(batch)).await().indefinitely();
    }

    private StreamHistory load(StreamId stream, Map<Family, Integer> schemas) {
        var loaded = store.load(List.of(stream), schemas).await().indefinitely();
        return loaded.getOrDefault(stream, StreamHistory.NONE);
    }

    private void unlist() throws SQLException {
        database.execute("DELETE FROM stream_chapter; DELETE FROM listed_through");
    }

    private long listedThrough() throws SQLException {
        return number(
                "SELECT coalesce((SELECT chapter FROM listed_through WHERE bucket = "
                        + bucket
                        + "), -1)");
    }

    private long number(String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
