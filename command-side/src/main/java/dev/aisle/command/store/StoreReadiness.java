package dev.aisle.command.store;

import dev.aisle.command.engine.StoreShard;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once a shard of the event store has answered. After that an outage is told, shard by shard, but
/// takes no instance out of service: the ways in answer it themselves, and the other shards go on.
@Readiness
@Singleton
final class StoreReadiness implements AsyncHealthCheck {
    private static final List<StreamId> PROBE = List.of(StreamId.zone(new ZoneId("readiness")));

    private final StoreShards shards;
    private volatile boolean hasAnswered;

    StoreReadiness(StoreShards shards) {
        this.shards = shards;
    }

    private record Probed(int shard, boolean answers) {}

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.join()
                .all(shards.all().stream().map(StoreReadiness::probe).toList())
                .andCollectFailures()
                .map(this::response);
    }

    private static Uni<Probed> probe(StoreShard shard) {
        int number = shard.shard().number();
        return shard.store()
                .load(PROBE)
                .map(_ -> new Probed(number, true))
                .onFailure()
                .recoverWithItem(new Probed(number, false));
    }

    private HealthCheckResponse response(List<Probed> probes) {
        Map<Integer, Boolean> answers = new TreeMap<>();
        probes.forEach(probed -> answers.put(probed.shard(), probed.answers()));
        hasAnswered |= answers.containsValue(true);
        var response = HealthCheckResponse.named("event-store").status(hasAnswered);
        response.withData("answers", !answers.containsValue(false));
        answers.forEach((shard, answer) -> response.withData("shard-" + shard, answer));
        return response.build();
    }
}
