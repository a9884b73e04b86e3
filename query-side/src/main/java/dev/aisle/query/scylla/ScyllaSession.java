package dev.aisle.query.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import dev.aisle.contracts.Installation;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.row.StoreGuard;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connection to ScyllaDB. It is opened in the background and tried again for as long as it takes:
/// the instance starts without it, and each read fails until it is there.
@Singleton
@Startup
public class ScyllaSession {
    private static final Logger LOG = Logger.getLogger(ScyllaSession.class);
    private static final int STATEMENTS_MAX = 256;

    private final ScyllaConfig config;
    private final Installation installation;
    private final Housekeeping housekeeping;
    private final StoreGuard guard;
    private final Map<String, CompletionStage<PreparedStatement>> statements =
            new ConcurrentHashMap<>();
    private volatile @Nullable CqlSession session;
    private volatile boolean closed;
    private boolean complained;

    @Inject
    public ScyllaSession(
            ScyllaConfig config,
            Installation installation,
            Housekeeping housekeeping,
            MeterRegistry meters) {
        this.config = config;
        this.installation = installation;
        this.housekeeping = housekeeping;
        this.guard =
                new StoreGuard(
                        "scylla",
                        new StoreGuard.Limits(
                                config.timeout(),
                                config.concurrencyMax(),
                                config.breakerVolume(),
                                config.breakerDelay()),
                        // A table that isn't there yet is no ailment of the server.
                        List.of(QueryValidationException.class),
                        meters);
    }

    @PostConstruct
    void connect() {
        if (closed) {
            return;
        }
        builder().buildAsync().whenComplete(this::connected).exceptionally(_ -> null);
    }

    private void connected(@Nullable CqlSession opened, @Nullable Throwable failure) {
        if (opened != null) {
            session = opened;
            LOG.infof("ScyllaDB is connected contactPoints=%s", config.contactPoints());
            if (closed) {
                close();
            }
            return;
        }
        if (!complained) {
            complained = true;
            LOG.warnf(
                    "ScyllaDB can't be reached yet, goes on trying contactPoints=%s cause=%s",
                    config.contactPoints(), failure);
        }
        housekeeping.after(config.connectPeriod(), this::connect);
    }

    private CqlSessionBuilder builder() {
        // The loader that sees both the driver and NoRetries.
        var classes = ScyllaSession.class.getClassLoader();
        var options =
                DriverConfigLoader.programmaticBuilder(classes)
                        .withString(DefaultDriverOption.SESSION_NAME, "aisle-query")
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.timeout())
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                        .withClass(DefaultDriverOption.RETRY_POLICY_CLASS, NoRetries.class)
                        .withStringList(
                                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                                List.of(installation.keyspace()))
                        .withDuration(
                                DefaultDriverOption.RECONNECTION_BASE_DELAY, config.connectPeriod())
                        .withDuration(
                                DefaultDriverOption.RECONNECTION_MAX_DELAY,
                                config.connectPeriod().multipliedBy(10))
                        .build();
        return CqlSession.builder()
                .withClassLoader(classes)
                .withConfigLoader(options)
                .withLocalDatacenter(config.localDatacenter())
                .addContactPoints(
                        config.contactPoints().stream().map(ScyllaSession::address).toList());
    }

    private static InetSocketAddress address(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "aisle.scylla.contact-points are host:port, not '" + contactPoint + "'");
        }
        return new InetSocketAddress(
                contactPoint.substring(0, colon),
                Integer.parseInt(contactPoint.substring(colon + 1)));
    }

    /// One guarded read.
    Uni<AsyncResultSet> read(String cql, Object... values) {
        return guard.call(() -> execute(cql, values));
    }

    private CompletionStage<AsyncResultSet> execute(String cql, Object... values) {
        var open = session;
        if (open == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected yet"));
        }
        return statement(open, cql)
                .thenCompose(prepared -> open.executeAsync(prepared.bind(values)));
    }

    /// A statement that could not be prepared is prepared anew by who needs it next.
    private CompletionStage<PreparedStatement> statement(CqlSession open, String cql) {
        if (statements.size() > STATEMENTS_MAX) {
            statements.clear();
        }
        var prepared = statements.computeIfAbsent(cql, open::prepareAsync);
        return prepared.whenComplete(
                (_, failure) -> {
                    if (failure != null) {
                        statements.remove(cql, prepared);
                    }
                });
    }

    public boolean isConnected() {
        return session != null;
    }

    @PreDestroy
    void close() {
        closed = true;
        var open = session;
        if (open != null) {
            var _ = open.closeAsync();
        }
    }
}
