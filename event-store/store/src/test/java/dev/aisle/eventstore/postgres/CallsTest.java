package dev.aisle.eventstore.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever gives up a wait leaves the pool as it was. The pool has one connection here, made on one event
/// loop and given back on another.
class CallsTest {
    private static final Duration CONNECTION_WITHIN = Duration.ofMillis(200);

    private TestDatabase database;
    private Pool pool;
    private Calls calls;
    private Context made;
    private Context holds;
    private Context waits;

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
        pool = database.server().openForReads(database.vertx(), "calls", 1);
        calls = new Calls(pool, CONNECTION_WITHIN, Duration.ofSeconds(10));
        var loops = (VertxInternal) database.vertx().getDelegate();
        made = loops.createEventLoopContext();
        holds = loops.createEventLoopContext();
        waits = loops.createEventLoopContext();
    }

    @AfterEach
    void stop() {
        pool.closeAndAwait();
        database.close();
    }

    @Test
    void aConnectionThatIsOnItsWayWhenTheWaitEndsIsFreeForTheNext() throws Exception {
        take(made).close().toCompletionStage().toCompletableFuture().get(30, SECONDS);
        var held = take(holds);
        var waiting = ask(calls);
        on(waits, Future::succeededFuture).get(30, SECONDS); // It is in the pool's queue.
        var isStuck = new CountDownLatch(1);
        made.runOnContext(_ -> awaitUninterrupted(isStuck));

        // It is the waiter's from here on, who can't be told of it.
        held.close().toCompletionStage().toCompletableFuture().get(30, SECONDS);
        assertThatThrownBy(() -> waiting.get(30, SECONDS)).isInstanceOf(ExecutionException.class);
        isStuck.countDown();

        assertIsFree();
    }

    @Test
    void aWaitThatIsCancelledTakesNoConnectionAway() throws Exception {
        var held = take(holds);
        calls.call("SELECT 1", Tuple.tuple()).subscribe().with(_ -> {}).cancel();

        held.close().toCompletionStage().toCompletableFuture().get(30, SECONDS);

        assertIsFree();
    }

    private void assertIsFree() throws Exception {
        assertThat(
                        ask(new Calls(pool, Duration.ofSeconds(20), Duration.ofSeconds(10)))
                                .get(30, SECONDS))
                .hasSize(1);
    }

    private SqlConnection take(Context context) throws Exception {
        return on(context, pool.getDelegate()::getConnection).get(30, SECONDS);
    }

    private CompletableFuture<RowSet<Row>> ask(Calls asked) {
        return on(
                waits,
                () ->
                        Future.fromCompletionStage(
                                asked.call("SELECT 1", Tuple.tuple())
                                        .subscribe()
                                        .asCompletionStage()));
    }

    private static <T> CompletableFuture<T> on(Context context, Supplier<Future<T>> what) {
        var promise = Promise.<T>promise();
        context.runOnContext(_ -> what.get().onComplete(promise));
        return promise.future().toCompletionStage().toCompletableFuture();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
