package dev.aisle.eventstore.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears what the [PostgresAppendNotifier]s of a database send, by a connection of its own. Whenever it has
/// none it connects again, once a second; what was sent meanwhile is not heard.
public final class AppendListener implements AutoCloseable {
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions server;
    private final Consumer<BitSet> grown;
    private @Nullable PgConnection connection;
    private boolean isClosed;

    AppendListener(Vertx vertx, PgConnectOptions server, Consumer<BitSet> grown) {
        this.vertx = vertx;
        this.server = server;
        this.grown = grown;
    }

    AppendListener start() {
        PgConnection.connect(vertx, server).onSuccess(this::listen).onFailure(_ -> later());
        return this;
    }

    private synchronized void listen(PgConnection opened) {
        if (isClosed) {
            var _ = opened.close();
            return;
        }
        connection = opened;
        opened.closeHandler(_ -> later());
        opened.exceptionHandler(_ -> {}); // The close says the same.
        opened.notificationHandler(notice -> grown.accept(Notice.parse(notice.getPayload())));
        opened.query("LISTEN " + PostgresAppendNotifier.CHANNEL)
                .execute()
                .onFailure(_ -> opened.close());
    }

    private synchronized void later() {
        connection = null;
        if (!isClosed) {
            vertx.setTimer(RECONNECT_MILLIS, _ -> start());
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (connection != null) {
            var _ = connection.close();
        }
    }
}
