package dev.aisle.projections.store.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.aisle.contracts.Installation;
import dev.aisle.folds.scylla.ScyllaTables;
import dev.aisle.folds.scylla.ViewSchema;
import dev.aisle.projections.ProjectionsConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one session, and on it the tables of this worker's generation. It is sought from the start on,
/// for as long as it takes: the worker runs without it, and folds once it is there.
@Startup
@ApplicationScoped
public class ScyllaSession {
    private static final Logger LOG = Logger.getLogger(ScyllaSession.class);
    private static final Duration RETRY_FIRST = Duration.ofMillis(200);
    private static final Duration RETRY_LONGEST = Duration.ofSeconds(5);

    private final ScyllaConfig config;
    private final ProjectionsConfig projections;
    private final Installation installation;
    private final Uni<ScyllaTables> tables;
    private volatile @Nullable CqlSession session;
    private volatile boolean isOpen;
    private volatile boolean isClosing;

    public ScyllaSession(
            ScyllaConfig config, ProjectionsConfig projections, Installation installation) {
        this.config = config;
        this.projections = projections;
        this.installation = installation;
        this.tables =
                Uni.createFrom()
                        .deferred(this::open)
                        .onFailure()
                        .invoke(e -> LOG.warnf("Views are not to be had yet error=%s", e))
                        .onFailure(_ -> !isClosing)
                        .retry()
                        .withBackOff(RETRY_FIRST, RETRY_LONGEST)
                        .indefinitely()
                        .memoize()
                        .indefinitely();
    }

    /// Completes once the tables are there.
    public Uni<ScyllaTables> tables() {
        return tables;
    }

    public boolean isOpen() {
        return isOpen;
    }

    @PostConstruct
    void begin() {
        tables.subscribe()
                .with(
                        _ -> {
                            isOpen = true;
                            LOG.infof(
                                    "Views opened keyspace=%s generation=%d",
                                    installation.keyspace(), projections.generation());
                        },
                        e -> LOG.debugf("Gave up opening views error=%s", e));
    }

    @PreDestroy
    void close() {
        isClosing = true;
        var current = session;
        if (current != null) {
            current.close();
        }
    }

    private Uni<ScyllaTables> open() {
        var existing = session;
        var connected =
                existing != null
                        ? Uni.createFrom().item(existing)
                        : Uni.createFrom()
                                .completionStage(this::connect)
                                .invoke(opened -> session = opened);
        return connected
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::createSchema)
                .chain(
                        opened ->
                                Uni.createFrom()
                                        .completionStage(
                                                () ->
                                                        ScyllaTables.open(
                                                                opened,
                                                                installation.keyspace(),
                                                                projections.generation())));
    }

    private void createSchema(CqlSession opened) {
        if (config.createSchema()) {
            ViewSchema.create(
                    opened,
                    installation.keyspace(),
                    projections.generation(),
                    config.replication());
        }
    }

    private CompletionStage<CqlSession> connect() {
        var loader =
                DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.requestTimeout())
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                        .withBoolean(DefaultDriverOption.RECONNECT_ON_INIT, true)
                        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, RETRY_FIRST)
                        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, RETRY_LONGEST)
                        .withDuration(
                                DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT,
                                config.requestTimeout())
                        // Else each schema statement waits a second for others to join it.
                        .withDuration(
                                DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(20))
                        .withStringList(
                                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                                List.of(installation.keyspace()))
                        .build();
        return CqlSession.builder()
                .withConfigLoader(loader)
                .addContactPoints(
                        config.contactPoints().stream().map(ScyllaSession::address).toList())
                .withLocalDatacenter(config.localDatacenter())
                .buildAsync();
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
}
