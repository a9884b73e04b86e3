package dev.aisle.query.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.query.fixture.ViewServers;
import dev.aisle.query.row.StoreGuard.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class StoreGuardTest {
    private static final int CONCURRENCY_MAX = 4;
    private static final int CALLS = 100;

    @Inject MeterRegistry meters;

    @Test
    void callsThatWeTurnAwayDoNotOpenTheBreaker() {
        var guard = guard("crowded");
        var stores = new ArrayList<CompletableFuture<String>>();
        var answers = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < CALLS; i++) {
            answers.add(guard.call(() -> asked(stores)).subscribe().asCompletionStage());
        }
        assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSizeGreaterThan(CALLS / 2);
        for (int i = 0; i < stores.size(); i++) {
            stores.get(i)
                    .complete("row"); // Its place goes to the next in the queue, which asks too.
        }

        assertThat(answer(guard, CompletableFuture.completedFuture("row"))).isEqualTo("row");
        assertThat(isOpen("crowded")).isFalse();
    }

    @Test
    void callsThatTheStoreFailsOpenIt() {
        var guard = guard("broken");
        for (int i = 0; i < CALLS; i++) {
            answer(guard, CompletableFuture.failedFuture(new IllegalStateException("down")));
        }
        assertThat(isOpen("broken")).isTrue();
    }

    private StoreGuard guard(String store) {
        var limits = new Limits(Duration.ofMinutes(1), CONCURRENCY_MAX, 10, Duration.ofMinutes(1));
        return new StoreGuard(store, limits, List.of(), meters);
    }

    private static CompletionStage<String> asked(List<CompletableFuture<String>> stores) {
        var asked = new CompletableFuture<String>();
        stores.add(asked);
        return asked;
    }

    private static String answer(StoreGuard guard, CompletionStage<String> store) {
        Uni<String> call = guard.call(() -> store);
        return call.onFailure().recoverWithItem("failed").await().atMost(Duration.ofSeconds(10));
    }

    private boolean isOpen(String store) {
        return meters.get("store.breaker.open").tag("store", store).gauge().value() == 1;
    }
}
