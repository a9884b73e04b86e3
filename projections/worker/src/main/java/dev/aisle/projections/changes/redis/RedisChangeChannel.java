package dev.aisle.projections.changes.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.projections.changes.ChangeChannel;
import dev.aisle.projections.redis.RedisLink;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// Publishes change messages on a Redis channel for each projection.
@ApplicationScoped
public class RedisChangeChannel implements ChangeChannel {
    private static final int TIMEOUT_MILLIS = 2_500;
    private static final int BREAKER_WINDOW = 8;
    private static final int BREAKER_DELAY_MILLIS = 1_000;

    private final RedisLink link;
    private final Installation installation;

    public RedisChangeChannel(RedisLink link, Installation installation) {
        this.link = link;
        this.installation = installation;
    }

    @Override
    @Timeout(value = TIMEOUT_MILLIS, unit = ChronoUnit.MILLIS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("redis-changes")
    public Uni<Void> publish(String projection, ChangeMessage message) {
        return link.commands()
                .chain(
                        commands ->
                                Uni.createFrom()
                                        .completionStage(
                                                () ->
                                                        commands.publish(
                                                                installation.changesChannel(
                                                                        projection),
                                                                json(message))))
                .replaceWithVoid();
    }

    private static String json(ChangeMessage message) {
        try {
            return Json.LENIENT.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change message that can't be written as JSON", e);
        }
    }
}
