package dev.aisle.query.health;

import dev.aisle.query.scylla.ScyllaSession;
import dev.aisle.query.sets.ViewSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the small views are in memory. It stays so when a store goes away later: what can be
/// served then is served, and taking every instance out at once would help nobody.
@Readiness
@ApplicationScoped
public class ViewsReady implements HealthCheck {
    private final ViewSets sets;
    private final ScyllaSession scylla;

    @Inject
    public ViewsReady(ViewSets sets, ScyllaSession scylla) {
        this.sets = sets;
        this.scylla = scylla;
    }

    @Override
    public HealthCheckResponse call() {
        boolean promotions = sets.promotions() != null;
        boolean reference = sets.reference() != null;
        return HealthCheckResponse.named("views")
                .status(promotions && reference)
                .withData("scyllaConnected", scylla.isConnected())
                .withData("promotionsRead", promotions)
                .withData("referenceRead", reference)
                .build();
    }
}
