package dev.aisle.eventstore.postgres;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.AppendOutcome.KeyReused;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.LogPosition;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One call of the SQL function `append_batch`: a batch as its arguments, and its rows as outcomes. The
/// function answers with exceptions only; what appended as decided is worked out here.
final class AppendCall {
    private static final int ARGUMENTS = 29;

    static final String SQL =
            "SELECT kind, item, at_version, at_offset, first_answer FROM append_batch("
                    + IntStream.rangeClosed(1, ARGUMENTS)
                            .mapToObj(n -> "$" + n)
                            .collect(Collectors.joining(","))
                    + ")";

    private static final int BUCKET = 0;
    private static final int CONFLICT = 1;
    private static final int ALREADY_DONE = 2;
    private static final int KEY_REUSED = 3;

    private final List<Decision> batch;
    private final int[] bucketNumbers;
    private final Integer[] buckets;
    private final @Nullable LogPosition[] knownAt;
    private final List<Integer> endedChapters = new ArrayList<>();
    private final List<Integer> grown = new ArrayList<>();
    private final Map<StreamId, Mention> streams = new HashMap<>();
    private final Columns columns = new Columns();
    private final LedgerDigests digests = new LedgerDigests();
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
        knownAt = new LogPosition[buckets.length];
        for (int i = 0; i < bucketOf.length; i++) {
            knowAt(bucketNumbers[i] - 1, batch.get(i).knownAt());
        }
        describe();
    }

    /// Of a bucket's decisions those count as known that know its latest event.
    private void knowAt(int bucket, @Nullable LogPosition position) {
        var latest = knownAt[bucket];
        if (position != null && (latest == null || latest.offset() < position.offset())) {
            knownAt[bucket] = position;
        }
    }

    Tuple arguments() {
        int count = streams.size();
        var names = new String[count];
        var bucketNos = new Integer[count];
        var versions = new Long[count];
        var known = new Boolean[count];
        streams.forEach(
                (stream, mention) -> {
                    int i = mention.number - 1;
                    names[i] = stream.toString();
                    bucketNos[i] = mention.bucketNumber;
                    versions[i] = mention.firstVersion;
                    known[i] = mention.known;
                });
        var knownOffsets = new @Nullable Long[buckets.length];
        var knownIds = new @Nullable UUID[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            var position = knownAt[i];
            knownOffsets[i] = position == null ? null : position.offset();
            knownIds[i] = position == null ? null : position.eventId();
        }
        var arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(
                List.of(
                        buckets,
                        knownOffsets,
                        knownIds,
                        names,
                        bucketNos,
                        versions,
                        known,
                        regular));
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
        var before = last.clone();
        var outcomes = new ArrayList<AppendOutcome>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var exception = exceptions[i];
            outcomes.add(exception != null ? exception : appended(i, last));
        }
        for (int i = 0; i < buckets.length; i++) {
            if (Chapters.end(before[i], last[i])) {
                endedChapters.add(buckets[i]);
            }
            if (last[i] > before[i]) {
                grown.add(buckets[i]);
            }
        }
        return outcomes;
    }

    /// The buckets in which a chapter ended; known with the outcomes.
    List<Integer> endedChapters() {
        return endedChapters;
    }

    /// The buckets in which something was appended; known with the outcomes.
    List<Integer> grown() {
        return grown;
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
                int number = mention(read.stream(), read.version(), i).number;
                columns.read(i + 1, number, read.version());
            }
            var own = mention(decision.stream(), decision.expectedVersion(), i);
            var name = decision.stream().toString();
            // Not from the mention before: a read that was wrong about this stream fails its own
            // decision only.
            own.version = decision.expectedVersion();
            for (var event : decision.events()) {
                columns.event(bucketNumber, ++through[bucketNumber], name, ++own.version, event);
            }
            columns.decision(own.number, decision, through[bucketNumber]);
            var entry = decision.ledgerEntry();
            if (entry != null) {
                columns.key(i + 1, digests.of(buckets[bucketNumber - 1], entry.key()), entry);
            }
            var timer = decision.timer();
            if (timer != null) {
                columns.timer(i + 1, timer);
            }
        }
    }

    private Mention mention(StreamId stream, long version, int i) {
        var mention = streams.get(stream);
        if (mention == null) {
            int bucketNumber = bucketNumbers[i];
            var position = batch.get(i).knownAt();
            boolean known = position != null && position.equals(knownAt[bucketNumber - 1]);
            mention = new Mention(streams.size() + 1, bucketNumber, version, known);
            streams.put(stream, mention);
        }
        regular &= mention.version == version;
        return mention;
    }

    /// A stream of the batch: its number, and its version as the batch goes along.
    private static final class Mention {
        private final int number;
        private final int bucketNumber;
        private final long firstVersion;
        private final boolean known;
        private long version;

        Mention(int number, int bucketNumber, long version, boolean known) {
            this.number = number;
            this.bucketNumber = bucketNumber;
            this.firstVersion = version;
            this.known = known;
            this.version = version;
        }
    }
}
