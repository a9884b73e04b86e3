package dev.aisle.projections.store.scylla;

import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.scylla.ScyllaTables;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// Calls of ScyllaDB for a whole batch at a time, each with a time limit and all behind a breaker, so
/// that a store in trouble isn't asked again and again by every projection.
@ApplicationScoped
public class GuardedTables {
    private static final int TIMEOUT_SECONDS = 10;
    private static final int BREAKER_WINDOW = 8;
    private static final int BREAKER_DELAY_MILLIS = 1_000;

    private final ScyllaConfig config;

    public GuardedTables(ScyllaConfig config) {
        this.config = config;
    }

    @Timeout(value = TIMEOUT_SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("scylla-read")
    public Uni<Map<RowKey, Row>> read(ScyllaTables tables, Collection<RowKey> keys) {
        return each(keys, tables::read)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .in(java.util.HashMap<RowKey, Row>::new, (map, row) -> map.put(row.key(), row))
                .map(Map::copyOf);
    }

    @Timeout(value = TIMEOUT_SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("scylla-write")
    public Uni<Void> write(ScyllaTables tables, Collection<Row> rows) {
        return each(rows, row -> tables.write(row).thenApply(_ -> row))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Timeout(value = TIMEOUT_SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("scylla-progress")
    public Uni<Map<Integer, Long>> progress(
            ScyllaTables tables, String projection, Collection<Integer> buckets) {
        return each(
                        buckets,
                        bucket ->
                                tables.progress(projection, bucket)
                                        .thenApply(offset -> Map.entry(bucket, offset)))
                .collect()
                .asList()
                .map(
                        entries ->
                                entries.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Timeout(value = TIMEOUT_SECONDS, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = BREAKER_WINDOW, delay = BREAKER_DELAY_MILLIS)
    @CircuitBreakerName("scylla-advance")
    public Uni<Void> advance(ScyllaTables tables, String projection, Map<Integer, Long> offsets) {
        return each(
                        offsets.entrySet(),
                        entry ->
                                tables.advance(projection, entry.getKey(), entry.getValue())
                                        .thenApply(_ -> entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private <T, R> Multi<R> each(Collection<T> items, Function<T, CompletionStage<R>> call) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> Uni.createFrom().completionStage(() -> call.apply(item)))
                .merge(config.inFlightMax());
    }
}
