package dev.aisle.eventstore.postgres;

import io.netty.channel.ChannelHandlerContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Single statements on a pool, each answered in time or with its connection severed.
///
/// The wait for a connection is bounded here and not by the pool: the pool's own limit may run out between
/// its giving a connection away and the waiter's hearing of it, as when an event loop is held up, and such a
/// connection is nobody's for ever.
final class Calls {
    private static final Duration CONNECTION_WITHIN_DEFAULT = Duration.ofSeconds(3);

    private final Pool pool;
    private final Duration connectionWithin;
    private final Duration answerTimeout;

    Calls(io.vertx.mutiny.sqlclient.Pool pool, Duration answerTimeout) {
        this(pool, CONNECTION_WITHIN_DEFAULT, answerTimeout);
    }

    Calls(io.vertx.mutiny.sqlclient.Pool pool, Duration connectionWithin, Duration answerTimeout) {
        this.pool = pool.getDelegate();
        this.connectionWithin = connectionWithin;
        this.answerTimeout = answerTimeout;
    }

    /// Every subscription is a call of its own.
    Uni<RowSet<Row>> call(String sql, Tuple arguments) {
        return Uni.createFrom().deferred(() -> callOnce(sql, arguments));
    }

    private Uni<RowSet<Row>> callOnce(String sql, Tuple arguments) {
        var wanted = pool.getConnection();
        var isAsked = new AtomicBoolean();
        return UniHelper.toUni(wanted)
                .ifNoItem()
                .after(connectionWithin)
                .failWith(() -> new UnconnectedException(connectionWithin))
                .flatMap(
                        connection -> {
                            isAsked.set(true);
                            return UniHelper.toUni(connection.preparedQuery(sql).execute(arguments))
                                    .ifNoItem()
                                    .after(answerTimeout)
                                    .fail();
                        })
                .onTermination()
                .invoke(
                        (_, failure, cancelled) ->
                                wanted.onSuccess(
                                        connection -> {
                                            if (isAsked.get()) {
                                                release(connection, failure, cancelled);
                                            } else {
                                                var _ = connection.close(); // It came too late.
                                            }
                                        }));
    }

    private static void release(
            SqlConnection connection, @Nullable Throwable failure, boolean cancelled) {
        if (cancelled || failure instanceof TimeoutException) {
            // The driver's own close says goodbye first and waits for the server to hang up, behind
            // whatever is in flight: from a server that has gone silent, for ever. This closes the
            // socket at once, and the pool drops the connection when it notices.
            var _ = wire(connection).pipeline().firstContext().close();
        } else if (failure == null || failure instanceof PgException) {
            var _ = connection.close();
        } else {
            // It broke. The pool drops it in this turn of its event loop. Given back before
            // that, it would be handed to the next caller.
            wire(connection).executor().execute(connection::close);
        }
    }

    private static ChannelHandlerContext wire(SqlConnection connection) {
        var wire = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        return wire.socket().channelHandlerContext();
    }
}
