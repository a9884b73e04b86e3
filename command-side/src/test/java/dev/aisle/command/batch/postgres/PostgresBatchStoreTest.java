package dev.aisle.command.batch.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.batch.BatchProgress;
import dev.aisle.command.batch.BatchProgress.State;
import dev.aisle.command.batch.BatchStore.Opened;
import dev.aisle.command.testing.RealServers;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.local.testing.TestServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Batches that are answered later, in a database of their own.
class PostgresBatchStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT = "erp";
    private static final int OPEN_MAX = 2;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = pool();
    private final PostgresBatchStore store = storeAt(InstantSource.system());

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void aClientHasSoManyOpenBatchesAtMost() {
        var first = open(CLIENT, "a").orElseThrow();
        assertThat(open(CLIENT, null)).isPresent();

        assertThat(open(CLIENT, "b")).isEmpty();
        assertThat(open(CLIENT, "a")).as("the same batch is no further one").contains(first);
        assertThat(open("another", null)).as("another client's").isPresent();
    }

    @Test
    void whatIsReceivedStaysOpenUntilEachLineIsAnswered() {
        var first = open(CLIENT, "a").orElseThrow().id();
        assertThat(open(CLIENT, null)).isPresent();
        received(first, 3);
        answered(first, 2);
        assertThat(open(CLIENT, null)).isEmpty();
        assertThat(progress(store, first).state()).isEqualTo(State.RUNNING);

        answered(first, 3);
        assertThat(progress(store, first).state()).isEqualTo(State.DONE);
        assertThat(open(CLIENT, null)).isPresent();
    }

    @Test
    void anUploadThatFellSilentIsIncompleteUntilItComesAgain() {
        var id = open(CLIENT, "a").orElseThrow().id();
        answered(id, 1);
        assertThat(progress(store, id).state()).isEqualTo(State.RECEIVING);
        silent(id);

        var progress = progress(store, id);
        assertThat(progress.state()).isEqualTo(State.INCOMPLETE);
        assertThat(progress.done()).as("what was read is decided all the same").isEqualTo(1);
        assertThat(progress.lines()).isNull();

        assertThat(open(CLIENT, "a")).contains(new Opened(id, null));
        assertThat(progress(store, id).state()).isEqualTo(State.RECEIVING);
        received(id, 1);
        assertThat(progress(store, id).state()).isEqualTo(State.DONE);
    }

    @Test
    void whatFellSilentKeepsNobodyFromOpeningMore() {
        for (int i = 0; i < OPEN_MAX; i++) {
            silent(open(CLIENT, null).orElseThrow().id());
        }
        assertThat(open(CLIENT, null)).isPresent();
    }

    @Test
    void anInstanceWhoseClockIsAheadTakesNoUploadForSilentEarlier() {
        var id = open(CLIENT, null).orElseThrow().id();
        var ahead = storeAt(() -> Instant.now().plus(BatchProgress.SILENT_MAX.dividedBy(2)));
        assertThat(progress(ahead, id).state()).isEqualTo(State.RECEIVING);
    }

    private Optional<Opened> open(String client, @Nullable String key) {
        return store.open(UUID.randomUUID(), client, key, OPEN_MAX).await().atMost(PATIENCE);
    }

    private void received(UUID id, long lines) {
        store.received(id, lines, "content").await().atMost(PATIENCE);
    }

    private BatchProgress progress(PostgresBatchStore asked, UUID id) {
        return asked.find(id, CLIENT).await().atMost(PATIENCE).orElseThrow();
    }

    /// As the receipts' own statement counts them.
    private void answered(UUID id, long receipts) {
        execute(
                "INSERT INTO batch_count (batch, code, receipts, changed_at)"
                        + " VALUES ($1, 'ACCEPTED', $2, clock_timestamp())"
                        + " ON CONFLICT (batch, code) DO UPDATE SET receipts = $2",
                Tuple.of(id, receipts));
    }

    private void silent(UUID id) {
        execute(
                "UPDATE batch SET touched_at = clock_timestamp() - interval '11 minutes' WHERE id = $1",
                Tuple.of(id));
    }

    private void execute(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().atMost(PATIENCE);
    }

    private PostgresBatchStore storeAt(InstantSource clock) {
        return new PostgresBatchStore(pool, clock);
    }

    private Pool pool() {
        var servers = TestServers.get();
        var url = servers.postgresUrl("batches_" + UUID.randomUUID().toString().substring(0, 8));
        RealServers.migrate(url, servers);
        return new PostgresServer(url, servers.postgresUser(), servers.postgresPassword())
                .openForAppends(vertx, "batch-store-test", 2);
    }
}
