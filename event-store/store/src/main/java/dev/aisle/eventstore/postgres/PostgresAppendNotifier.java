package dev.aisle.eventstore.postgres;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;

/// Wakes relays by NOTIFY: the first bucket that grows at once, and then, no more often than it is told to,
/// those that grew meanwhile together. One statement at a time on a connection of its own, since a NOTIFY in
/// the append would make all commits of the database wait for one another.
///
/// Nothing rests on a notice: one that is lost is made good by the relay's next look at the log.
public final class PostgresAppendNotifier implements AppendNotifier {
    static final String CHANNEL = "aisle_appended";

    // Void can't be decoded.
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', $1)::text";

    private final io.vertx.sqlclient.Pool pool;
    private final Vertx vertx;
    private final long pauseMillis;
    private final BitSet waiting = new BitSet();
    private boolean isBusy;

    /// @param pool made by [PostgresServer#openForNotices]
    /// @param pause between two notices, at least a millisecond
    public PostgresAppendNotifier(io.vertx.mutiny.core.Vertx vertx, Pool pool, Duration pause) {
        this.vertx = vertx.getDelegate();
        this.pool = pool.getDelegate();
        this.pauseMillis = Math.max(1, pause.toMillis());
    }

    @Override
    public void grown(Collection<Integer> buckets) {
        synchronized (this) {
            buckets.forEach(waiting::set);
            if (isBusy || waiting.isEmpty()) {
                return;
            }
            isBusy = true;
        }
        send();
    }

    private void send() {
        String buckets;
        synchronized (this) {
            if (waiting.isEmpty()) {
                isBusy = false;
                return;
            }
            buckets = Notice.of(waiting);
            waiting.clear();
        }
        pool.preparedQuery(NOTIFY)
                .execute(Tuple.of(buckets))
                .onComplete(_ -> vertx.setTimer(pauseMillis, _ -> send()));
    }
}
