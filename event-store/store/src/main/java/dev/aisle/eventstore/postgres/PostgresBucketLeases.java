package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.BucketLeases;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// Leases in the shard's own database, by its clock.
public final class PostgresBucketLeases implements BucketLeases {
    private static final String CLAIM =
            "SELECT bucket FROM claim_buckets($1, $2, $3 * interval '1 millisecond') AS c (bucket)";
    private static final String RELEASE = "DELETE FROM relay_instance WHERE name = $1";

    private final Calls calls;

    public PostgresBucketLeases(Pool pool, Duration answerTimeout) {
        this.calls = new Calls(pool, answerTimeout);
    }

    @Override
    public Uni<Set<Integer>> claim(String name, Set<Integer> wanted, Duration length) {
        var buckets = wanted.stream().sorted().toArray(Integer[]::new);
        return calls.call(CLAIM, Tuple.of(name, buckets, (double) length.toMillis()))
                .map(
                        rows -> {
                            var owned = new TreeSet<Integer>();
                            rows.forEach(row -> owned.add(row.getInteger(0)));
                            return owned;
                        });
    }

    @Override
    public Uni<Void> release(String name) {
        return calls.call(RELEASE, Tuple.of(name)).replaceWithVoid();
    }
}
