package dev.aisle.relay.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the events of every shard are relayed and none of them waits for a person. A bucket that is
/// stopped alone is named, and leaves the rest ready.
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {
    private final RelayWiring.Shards shards;

    RelayReadiness(RelayWiring.Shards shards) {
        this.shards = shards;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("relay").up();
        shards.all().forEach(shard -> tell(shard, response));
        return response.build();
    }

    private static void tell(ShardRelay shard, HealthCheckResponseBuilder response) {
        var status = shard.relay().status();
        if (status.waitsFor() != null) {
            response.down().withData("shard-" + shard.shard() + "-waits-for", status.waitsFor());
        }
        if (status.unsettled() != null) {
            response.down()
                    .withData("shard-" + shard.shard() + "-appends-wait", status.unsettled());
        }
        status.stopped()
                .forEach(
                        (bucket, stop) ->
                                response.withData(
                                        "stopped-bucket-" + bucket,
                                        "%s: %s; %s"
                                                .formatted(
                                                        stop.reason(),
                                                        stop.detail(),
                                                        stop.reason().remedy())));
    }
}
