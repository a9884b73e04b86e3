package dev.aisle.projections.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import dev.aisle.projections.redis.RedisLink;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows the control document by reading its key each second, which is soon enough for what this room
/// needs of it: the epoch in Redis keys. When it can't be read, the last one holds.
@ApplicationScoped
public class ControlFollower {
    private static final Logger LOG = Logger.getLogger(ControlFollower.class);

    private final RedisLink link;
    private final String key;
    private volatile ControlDocument current = ControlDocument.INITIAL;

    public ControlFollower(RedisLink link, Installation installation) {
        this.link = link;
        this.key = installation.controlKey();
    }

    /// The highest revision seen.
    public ControlDocument current() {
        return current;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return link.get(key)
                .invoke(this::adopt)
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            LOG.debugf("Control document not read error=%s", failure);
                            return null;
                        });
    }

    private void adopt(@Nullable String json) {
        if (json == null) {
            return;
        }
        try {
            var document = Json.LENIENT.readValue(json, ControlDocument.class);
            if (document.revision() > current.revision()) {
                current = document;
                LOG.infof(
                        "Control document followed revision=%d epoch=%d",
                        document.revision(), document.epoch());
            }
        } catch (JsonProcessingException e) {
            LOG.warnf("Control document is not to be read key=%s", key);
        }
    }
}
