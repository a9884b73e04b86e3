package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.LogPosition;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of the SQL function `append_event`: the short way of a command that comes alone. What stands
/// against it, or whether anything does, is for [AppendCall] to find out.
final class EventCall {
    static final String SQL = "SELECT append_event($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private final Decision decision;
    private final LogPosition knownAt;
    private final int bucket;

    EventCall(Decision decision, Buckets hash) {
        this.decision = decision;
        this.knownAt = Objects.requireNonNull(decision.knownAt(), "the bucket's end is not known");
        this.bucket = hash.of(decision.stream().key());
    }

    /// Whether a batch is one event that rests on its own stream alone, whose version is known.
    static boolean takes(List<Decision> batch) {
        if (batch.size() != 1) {
            return false;
        }
        var decision = batch.getFirst();
        return decision.knownAt() != null
                && decision.events().size() == 1
                && decision.reads().isEmpty()
                && decision.ledgerEntry() == null
                && decision.timer() == null;
    }

    Tuple arguments() {
        var event = decision.events().getFirst();
        return Tuple.wrap(
                new ArrayList<>(
                        Arrays.asList(
                                bucket,
                                knownAt.offset(),
                                knownAt.eventId(),
                                decision.stream().toString(),
                                decision.expectedVersion() + 1,
                                event.id(),
                                event.type(),
                                event.metadata(),
                                event.payload())));
    }

    /// Null where the bucket has grown, and nothing was appended.
    @Nullable Appended outcome(Iterable<Row> rows) {
        var offset = rows.iterator().next().getLong(0);
        return offset == null ? null : new Appended(decision.expectedVersion() + 1, offset);
    }

    int bucket() {
        return bucket;
    }

    boolean endsChapter() {
        return Chapters.end(knownAt.offset(), knownAt.offset() + 1);
    }
}
