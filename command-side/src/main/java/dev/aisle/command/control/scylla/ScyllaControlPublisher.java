package dev.aisle.command.control.scylla;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.command.control.ControlPublisher;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Publishes to the table `control`, with the revision as write timestamp, so that an older document
/// never covers a newer one. Keyspace and table are the projections' to create; until they are there this
/// fails, and the agent comes again.
@Singleton
final class ScyllaControlPublisher implements ControlPublisher {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String ID = "current";

    private final ScyllaConfig config;
    private final String keyspace;
    private @Nullable CqlSession session;

    ScyllaControlPublisher(ScyllaConfig config, Installation installation) {
        this.config = config;
        this.keyspace = installation.keyspace();
    }

    @Override
    public String place() {
        return "scylla";
    }

    @Override
    public void publish(ControlDocument document) {
        // Timestamp 0 is a timestamp like any other, but revision 0 would be older than nothing.
        connected()
                .execute(
                        SimpleStatement.newInstance(
                                        "INSERT INTO "
                                                + keyspace
                                                + ".control (id, revision, document) VALUES (?, ?, ?) USING TIMESTAMP ?",
                                        ID,
                                        document.revision(),
                                        json(document),
                                        document.revision() + 1)
                                .setIdempotent(true));
    }

    @PreDestroy
    void close() {
        if (session != null) {
            session.close();
        }
    }

    private CqlSession connected() {
        var open = session;
        if (open == null) {
            open = connect();
            session = open;
        }
        return open;
    }

    private CqlSession connect() {
        var loader =
                DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.timeout())
                        .withDuration(
                                DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, CONNECT_TIMEOUT)
                        .withDuration(
                                DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, config.timeout())
                        .withString(
                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                DefaultConsistencyLevel.LOCAL_QUORUM.name())
                        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                        .build();
        var builder =
                CqlSession.builder()
                        .withConfigLoader(loader)
                        .withLocalDatacenter(config.localDatacenter());
        for (var point : config.contactPoints()) {
            var hostAndPort = point.split(":", 2);
            builder.addContactPoint(
                    new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1])));
        }
        return builder.build();
    }

    private static String json(ControlDocument document) {
        try {
            return Json.LENIENT.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that can't be written as JSON", e);
        }
    }
}
