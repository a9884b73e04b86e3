package dev.aisle.relay.app;

import dev.aisle.relay.EventRelay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while events are relayed. A bucket that is stopped alone is named, and leaves the rest ready.
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {
    private final EventRelay relay;

    RelayReadiness(EventRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        var status = relay.status();
        var response = HealthCheckResponse.named("relay").status(status.waitsFor() == null);
        if (status.waitsFor() != null) {
            response.withData("waits-for", status.waitsFor());
        }
        status.stopped()
                .forEach(
                        (bucket, stop) ->
                                response.withData(
                                        "stopped-bucket-" + bucket,
                                        stop.reason() + ": " + stop.detail()));
        return response.build();
    }
}
