package dev.aisle.projections.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.Installation;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class EpochReadinessTest {
    private final Installation installation = new Installation("shop");
    private final AtomicInteger epoch = new AtomicInteger();

    @Test
    void aWorkerIsNoLongerReadyOnceItsTopicMirrorsAFormerEpoch() {
        var readiness = readiness("shop.events");
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        epoch.set(1);

        var response = readiness.call();
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(response, "reads")).isEqualTo("shop.events");
        assertThat(data(response, "remedy")).asString().contains("topic=shop.events.e1");
    }

    @Test
    void aWorkerOfTheEpochsOwnTopicIsReadyOnceTheEpochHasBegun() {
        var readiness = readiness("shop.events.e1");
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

        epoch.set(1);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    private EpochReadiness readiness(String topic) {
        return new EpochReadiness(epoch::get, installation, topic);
    }

    private static Object data(HealthCheckResponse response, String name) {
        return Objects.requireNonNull(response.getData().orElseThrow().get(name));
    }
}
