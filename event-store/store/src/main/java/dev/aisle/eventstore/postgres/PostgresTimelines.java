package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.Timeline;
import dev.aisle.eventstore.Timelines;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/// Timelines as the server itself numbers them.
public final class PostgresTimelines implements Timelines {
    private static final String PRESENT =
            "SELECT system_id, timeline_id, epoch, settled FROM present_timeline()";
    private static final String SETTLE = "SELECT settle_timeline($1, $2, $3)";

    private final Calls reads;
    private final Calls upkeep;

    /// @param reads where to ask for the present one
    /// @param upkeep where to settle it
    public PostgresTimelines(Pool reads, Pool upkeep, Duration answerTimeout) {
        this.reads = new Calls(reads, answerTimeout);
        this.upkeep = new Calls(upkeep, answerTimeout);
    }

    @Override
    public Uni<Timeline> present() {
        return reads.call(PRESENT, Tuple.tuple())
                .map(rows -> PostgresTimelines.timeline(rows.iterator().next()));
    }

    private static Timeline timeline(Row row) {
        return new Timeline(
                row.getLong(0), row.getInteger(1), row.getInteger(2), row.getBoolean(3));
    }

    @Override
    public Uni<Boolean> settle(Timeline compared, int epoch) {
        return upkeep.call(SETTLE, Tuple.of(compared.systemId(), compared.id(), epoch))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
