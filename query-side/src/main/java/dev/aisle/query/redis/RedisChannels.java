package dev.aisle.query.redis;

import dev.aisle.contracts.Installation;
import dev.aisle.query.changes.ViewChanges;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Listens to the change channels and to the control channel. Every time it is subscribed anew, it says
/// that anything may have been missed, and looks at the control key.
@Singleton
@Startup
public class RedisChannels {
    private static final Logger LOG = Logger.getLogger(RedisChannels.class);

    private final ViewChanges changes;
    private final RedisConnections connections;
    private final String controlKey;
    private final Map<String, String> projectionByChannel;

    @Inject
    RedisChannels(Installation installation, ViewChanges changes, RedisConnections connections) {
        this.changes = changes;
        this.connections = connections;
        this.controlKey = installation.controlKey();
        this.projectionByChannel =
                changes.projections().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        installation::changesChannel, Function.identity()));
    }

    @PostConstruct
    void connect() {
        connections.openPubSub(this::listen);
    }

    private void listen(StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String text) {
                        heard(channel, text);
                    }

                    @Override
                    public void subscribed(String channel, long count) {
                        resubscribed(channel);
                    }
                });
        var _ = connection.async().subscribe(projectionByChannel.keySet().toArray(String[]::new));
        var _ = connection.async().subscribe(controlKey);
    }

    private void resubscribed(String channel) {
        var projection = projectionByChannel.get(channel);
        if (projection != null) {
            changes.missed(projection);
        } else if (channel.equals(controlKey)) {
            readControl();
        }
    }

    private void heard(String channel, String text) {
        try {
            var projection = projectionByChannel.get(channel);
            if (projection != null) {
                changes.heard(projection, text);
            } else if (channel.equals(controlKey)) {
                changes.controlSeen(text);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A message could not be taken in channel=%s", channel);
        }
    }

    /// By a connection of its own, since one that is subscribed can't ask.
    private void readControl() {
        connections.open(
                asking ->
                        asking.async()
                                .get(controlKey)
                                .whenComplete((text, _) -> controlRead(text))
                                .thenCompose(_ -> asking.closeAsync())
                                .exceptionally(_ -> null));
    }

    private void controlRead(@Nullable String text) {
        if (text != null) {
            changes.controlSeen(text);
        }
    }
}
