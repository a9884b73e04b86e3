package dev.aisle.eventstore.postgres;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Single statements on a pool, each answered in time or with its connection severed.
final class Calls {
    private static final int ATTEMPTS_MAX = 8;

    private final Pool pool;
    private final Duration answerTimeout;

    Calls(io.vertx.mutiny.sqlclient.Pool pool, Duration answerTimeout) {
        this.pool = pool.getDelegate();
        this.answerTimeout = answerTimeout;
    }

    /// Every subscription is a call of its own.
    Uni<RowSet<Row>> call(String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(connect(0)))
                .flatMap(connection -> call(connection, sql, arguments));
    }

    /// For a moment after a connection broke the pool still gives it out.
    private Future<SqlConnection> connect(int attempt) {
        return pool.getConnection()
                .compose(
                        connection -> {
                            if (attempt == ATTEMPTS_MAX || isOpen(connection)) {
                                return Future.succeededFuture(connection);
                            }
                            return connection.close().transform(_ -> connect(attempt + 1));
                        });
    }

    private static boolean isOpen(SqlConnection connection) {
        return !(connection instanceof SqlConnectionInternal internal)
                || internal.unwrap().isValid();
    }

    private Uni<RowSet<Row>> call(SqlConnection connection, String sql, Tuple arguments) {
        return UniHelper.toUni(connection.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(answerTimeout)
                .fail()
                .onTermination()
                .invoke((_, failure, cancelled) -> release(connection, failure, cancelled));
    }

    private static void release(
            SqlConnection connection, @Nullable Throwable failure, boolean cancelled) {
        if (cancelled || failure instanceof TimeoutException) {
            sever(connection);
        } else {
            var _ = connection.close();
        }
    }

    /// Closes the socket at once. The driver's own close says goodbye first and waits for the server to
    /// hang up, behind whatever is in flight: from a server that has gone silent, for ever.
    private static void sever(SqlConnection connection) {
        if (connection instanceof SqlConnectionInternal internal
                && internal.unwrap().unwrap() instanceof SocketConnectionBase wire) {
            // The pool, too, notices that it is gone.
            var _ = wire.socket().channelHandlerContext().pipeline().firstContext().close();
        }
    }
}
