package dev.aisle.eventstore.postgres;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A PostgreSQL server and the bounds of talking to it.
///
/// @param url reactive form, `postgresql://host:port/database`
/// @param connectTimeout of one connection
/// @param statementTimeout kept by the server itself, locks included
public record PostgresServer(
        String url,
        String user,
        String password,
        Duration connectTimeout,
        Duration statementTimeout) {
    private static final int WAITING_MAX = 256;

    /// The driver copies what it has of an answer together after each 16 reads from the socket, all of it each
    /// time. So a page of the log comes in few reads.
    private static final int PAGE_RECEIVE_BYTES = 256 * 1024;

    public PostgresServer(String url, String user, String password) {
        this(url, user, password, Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    /// A pool for [PostgresEventStore]. Its sessions are durable, plan once and for all, and see to it
    /// that the ledger has its next partitions; a session lives an hour, so that this is seen to for as
    /// long as there are appends.
    ///
    /// @param connectionsMax one for each lane, and one or two for loads
    public Pool openForAppends(Vertx vertx, String applicationName, int connectionsMax) {
        var connect =
                connect(applicationName)
                        .addProperty("synchronous_commit", "on")
                        .addProperty("default_transaction_isolation", "read committed");
        genericPlans().forEach(connect::addProperty);
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(pool(applicationName, connectionsMax).setMaxLifetime(1))
                        .connectingTo(connect)
                        .withConnectHandler(PostgresServer::prepareLedger)
                        .using(vertx.getDelegate())
                        .build());
    }

    /// A pool for [PostgresEventLog].
    public Pool openForReads(Vertx vertx, String applicationName, int connectionsMax) {
        return openForReads(vertx, applicationName, connectionsMax, () -> {});
    }

    /// @param connected called for each new connection before anything is read on it: what is read next
    ///     may be another server's
    public Pool openForReads(
            Vertx vertx, String applicationName, int connectionsMax, Runnable connected) {
        var connect = connect(applicationName).addProperty("default_transaction_read_only", "on");
        connect.setReceiveBufferSize(PAGE_RECEIVE_BYTES);
        return open(vertx, connect, applicationName, connectionsMax, connected);
    }

    /// A pool for [PostgresTimelines] and [PostgresBucketLeases].
    public Pool openForUpkeep(Vertx vertx, String applicationName, int connectionsMax) {
        return open(vertx, connect(applicationName), applicationName, connectionsMax, () -> {});
    }

    /// A pool for a [PostgresAppendNotifier], of one connection. Its sessions don't wait for the disk: a notice
    /// is no promise.
    public Pool openForNotices(Vertx vertx, String applicationName) {
        var connect = connect(applicationName).addProperty("synchronous_commit", "off");
        return open(vertx, connect, applicationName, 1, () -> {});
    }

    /// Listens until it is closed, and connects again whenever the connection is lost.
    ///
    /// @param grown given the buckets of each notice, by the connection's thread
    public AppendListener listen(Vertx vertx, String applicationName, Consumer<BitSet> grown) {
        return new AppendListener(vertx.getDelegate(), connect(applicationName), grown).start();
    }

    private Pool open(
            Vertx vertx,
            PgConnectOptions connect,
            String applicationName,
            int connectionsMax,
            Runnable connected) {
        genericPlans().forEach(connect::addProperty);
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(pool(applicationName, connectionsMax))
                        .connectingTo(connect)
                        .withConnectHandler(
                                connection -> {
                                    connected.run();
                                    handOver(connection);
                                })
                        .using(vertx.getDelegate())
                        .build());
    }

    /// Plans are made once a session, perhaps while the tables are empty, when a scan of the whole looks
    /// cheap. So only index scans and nested loops are left to choose from: right for a handful of
    /// streams and for a thousand, at any size of the log.
    static Map<String, String> genericPlans() {
        return Map.of(
                "plan_cache_mode", "force_generic_plan",
                "enable_seqscan", "off",
                "enable_bitmapscan", "off",
                "enable_hashjoin", "off",
                "enable_mergejoin", "off",
                "jit", "off");
    }

    private PgConnectOptions connect(String applicationName) {
        var connect = PgConnectOptions.fromUri(url);
        connect.setConnectTimeout((int) connectTimeout.toMillis());
        connect.setTcpKeepAlive(true).setTcpNoDelay(true);
        return connect.setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .addProperty("application_name", applicationName)
                .addProperty("statement_timeout", Long.toString(statementTimeout.toMillis()));
    }

    private PoolOptions pool(String name, int connectionsMax) {
        return new PoolOptions()
                .setName(name) // Its meters' tag: two pools of one name share them.
                .setMaxSize(connectionsMax)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setConnectionTimeout(0) // None; see Calls, which has its own.
                .setMaxLifetimeUnit(TimeUnit.HOURS);
    }

    private static void prepareLedger(SqlConnection connection) {
        // If it fails there are partitions for a week yet, and an append says what it lacks.
        connection.query("SELECT prepare_ledger()").execute().onComplete(_ -> handOver(connection));
    }

    /// In a connect handler, closing is what gives the connection to the pool.
    private static void handOver(SqlConnection connection) {
        var _ = connection.close();
    }
}
