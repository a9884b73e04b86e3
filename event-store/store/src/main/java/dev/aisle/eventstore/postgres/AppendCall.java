package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.AppendOutcome.KeyReused;
import dev.aisle.eventstore.Decision;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of the SQL function `append_batch`: a batch as its arguments, and its rows as outcomes. The
/// function answers with exceptions only; what appended as decided is worked out here.
final class AppendCall {
    static final String SQL =
            "SELECT kind, item, at_version, at_offset, first_answer FROM append_batch("
                    + "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,"
                    + "$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26)";

    private static final int BUCKET = 0;
    private static final int CONFLICT = 1;
    private static final int ALREADY_DONE = 2;
    private static final int KEY_REUSED = 3;

    private final List<Decision> batch;
    private final int[] bucketNumbers;
    private final Integer[] buckets;
    private final Map<StreamId, Mention> streams = new HashMap<>();
    private final Columns columns = new Columns();
    private boolean regular = true;

    AppendCall(List<Decision> batch, Buckets hash) {
        this.batch = batch;
        int[] bucketOf = new int[batch.size()];
        for (int i = 0; i < bucketOf.length; i++) {
            bucketOf[i] = hash.of(batch.get(i).stream().key());
        }
        int[] distinct = Arrays.stream(bucketOf).sorted().distinct().toArray();
        buckets = Arrays.stream(distinct).boxed().toArray(Integer[]::new);
        bucketNumbers = bucketOf;
        for (int i = 0; i < bucketOf.length; i++) {
            bucketNumbers[i] = Arrays.binarySearch(distinct, bucketOf[i]) + 1;
        }
        describe();
    }

    Tuple arguments() {
        var named = new String[streams.size()];
        var versions = new Long[streams.size()];
        streams.forEach(
                (stream, mention) -> {
                    named[mention.number - 1] = stream.toString();
                    versions[mention.number - 1] = mention.firstVersion;
                });
        var arguments = new ArrayList<>(26);
        arguments.addAll(List.of(buckets, named, versions, regular));
        columns.addTo(arguments);
        return Tuple.wrap(arguments);
    }

    /// Outcomes in the batch's order.
    List<AppendOutcome> outcomes(Iterable<Row> rows) {
        var exceptions = new @Nullable AppendOutcome[batch.size()];
        long[] last = new long[buckets.length];
        for (var row : rows) {
            int item = row.getInteger(1) - 1;
            switch (row.getInteger(0)) {
                case BUCKET -> last[item] = row.getLong(3);
                case CONFLICT -> exceptions[item] = new Conflict(row.getLong(2));
                case ALREADY_DONE ->
                        exceptions[item] =
                                new AlreadyDone(row.getBuffer(4), row.getLong(2), row.getLong(3));
                case KEY_REUSED -> exceptions[item] = new KeyReused();
                default -> throw new IllegalStateException("append_batch answered " + row);
            }
        }
        var outcomes = new ArrayList<AppendOutcome>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var exception = exceptions[i];
            outcomes.add(exception != null ? exception : appended(i, last));
        }
        return outcomes;
    }

    private AppendOutcome appended(int i, long[] last) {
        var decision = batch.get(i);
        int bucket = bucketNumbers[i] - 1;
        last[bucket] += decision.events().size();
        return new Appended(decision.expectedVersion() + decision.events().size(), last[bucket]);
    }

    private void describe() {
        int[] through = new int[buckets.length + 1];
        for (int i = 0; i < batch.size(); i++) {
            var decision = batch.get(i);
            int bucketNumber = bucketNumbers[i];
            for (var read : decision.reads()) {
                int number = mention(read.stream(), read.version()).number;
                columns.read(i + 1, number, read.version());
            }
            var own = mention(decision.stream(), decision.expectedVersion());
            var name = decision.stream().toString();
            for (var event : decision.events()) {
                columns.event(bucketNumber, ++through[bucketNumber], name, ++own.version, event);
            }
            columns.decision(bucketNumber, own.number, decision, through[bucketNumber]);
            var entry = decision.ledgerEntry();
            if (entry != null) {
                columns.key(i + 1, entry);
            }
            var timer = decision.timer();
            if (timer != null) {
                columns.timer(i + 1, timer);
            }
        }
    }

    private Mention mention(StreamId stream, long version) {
        var mention =
                streams.computeIfAbsent(stream, _ -> new Mention(streams.size() + 1, version));
        regular &= mention.version == version;
        return mention;
    }

    /// A stream of the batch: its number, and its version as the batch goes along.
    private static final class Mention {
        private final int number;
        private final long firstVersion;
        private long version;

        Mention(int number, long version) {
            this.number = number;
            this.firstVersion = version;
            this.version = version;
        }
    }
}
