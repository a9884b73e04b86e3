package dev.aisle.projections.health;

import dev.aisle.contracts.Installation;
import dev.aisle.projections.control.ControlFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up while the topic that this worker reads is the one that mirrors the log. After `./aisle log new-epoch` it
/// is another, and what this generation shows has events that were given up: a worker of the next one is due.
@Readiness
@ApplicationScoped
public class EpochReadiness implements HealthCheck {
    private static final String TOPIC = "mp.messaging.connector.smallrye-kafka.topic";

    private final IntSupplier epoch;
    private final Installation installation;
    private final String topic;

    @Inject
    public EpochReadiness(ControlFollower control, Installation installation, Config config) {
        this(() -> control.current().epoch(), installation, config.getValue(TOPIC, String.class));
    }

    EpochReadiness(IntSupplier epoch, Installation installation, String topic) {
        this.epoch = epoch;
        this.installation = installation;
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        int present = epoch.getAsInt();
        var mirror = installation.eventsTopic(present);
        boolean isMirror = topic.equals(mirror);
        var response =
                HealthCheckResponse.named("log-epoch")
                        .status(isMirror)
                        .withData("epoch", present)
                        .withData("reads", topic);
        if (!isMirror) {
            response.withData(
                    "remedy",
                    "start a worker of the next generation with %s=%s".formatted(TOPIC, mirror));
        }
        return response.build();
    }
}
