package dev.aisle.command.store;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.eventstore.EventStore;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the event store has answered. After that an outage is told, but takes no instance out of
/// service: the ways in answer it themselves, and some do without.
@Readiness
@Singleton
final class StoreReadiness implements AsyncHealthCheck {
    private static final List<StreamId> PROBE = List.of(StreamId.zone(new ZoneId("readiness")));

    private final EventStore store;
    private volatile boolean hasAnswered;

    StoreReadiness(EventStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.load(PROBE)
                .map(_ -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(this::response);
    }

    private HealthCheckResponse response(boolean answers) {
        hasAnswered |= answers;
        return HealthCheckResponse.named("event-store")
                .status(hasAnswered)
                .withData("answers", answers)
                .build();
    }
}
