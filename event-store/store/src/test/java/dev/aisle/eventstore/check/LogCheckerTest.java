package dev.aisle.eventstore.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.BucketHeads.Head;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Each fault is put into a log that is sound, and must be found and named.
class LogCheckerTest {
    private static final Buckets BUCKETS = new Buckets(64);
    private static final StreamId STREAM = StreamId.parse("stock/SKU-1/store-1");
    private static final int BUCKET = BUCKETS.of("SKU-1");
    private static final Instant BEGIN = Instant.parse("2026-07-01T10:00:00Z");

    private final List<StoredEvent> log =
            new ArrayList<>(LongStream.range(0, 5_000).mapToObj(LogCheckerTest::event).toList());

    @Test
    void aSoundLogIsFoundSound() {
        var progress = new ArrayList<Long>();

        var check = checker().check(Map.of(BUCKET, -1L), progress::add);

        assertThat(check).isEqualTo(new LogCheck(5_000, Map.of(BUCKET, 4_999L), List.of(), 0));
        assertThat(progress).containsExactly(2_000L, 4_000L, 5_000L);
    }

    @Test
    void anEmptyBucketIsSound() {
        assertThat(checker().check(Map.of(BUCKET + 1, -1L), _ -> {}).isSound()).isTrue();
    }

    @Test
    void aDeletedEventIsFound() {
        log.remove(2_345);

        assertThat(differences(-1))
                .containsExactly(
                        difference(2_346, "offsets from 2345 on are missing"),
                        difference(2_346, "stock/SKU-1/store-1 is at version 2347 after 2345"));
    }

    @Test
    void aDeletedBeginningIsFound() {
        log.removeFirst();

        assertThat(differences(-1))
                .contains(difference(1, "offsets from 0 on are missing"))
                .contains(difference(1, "stock/SKU-1/store-1 is at version 2 after 0"));
    }

    @Test
    void aChangedVersionIsFound() {
        replace(7, event(7, STREAM, 9, BEGIN.plusMillis(7)));

        assertThat(differences(-1))
                .containsExactly(
                        difference(7, "stock/SKU-1/store-1 is at version 9 after 7"),
                        difference(8, "stock/SKU-1/store-1 is at version 9 after 9"));
    }

    @Test
    void aTimeThatGoesBackIsFound() {
        replace(7, event(7, STREAM, 8, BEGIN));

        assertThat(differences(-1))
                .containsExactly(
                        difference(
                                7,
                                "recorded at 2026-07-01T10:00:00Z, before 2026-07-01T10:00:00.006Z"));
    }

    @Test
    void aStreamInAnotherBucketIsFound() {
        var stranger = StreamId.parse("stock/SKU-2/store-1");
        replace(4_999, event(4_999, stranger, 1, BEGIN.plusMillis(4_999)));

        assertThat(differences(-1))
                .containsExactly(
                        difference(
                                4_999,
                                "stock/SKU-2/store-1 belongs to bucket " + BUCKETS.of("SKU-2")));
    }

    @Test
    void aLaterBeginningLooksOnlyAtWhatFollows() {
        log.remove(2_345);

        assertThat(differences(2_346)).isEmpty();
        assertThat(differences(2_344)).hasSize(1);
    }

    @Test
    void aLogThatEndsBeforeWhatWasVerifiedIsFound() {
        assertThat(differences(6_000))
                .containsExactly(difference(4_999, "the log ends here, though it went to 6000"));
    }

    @Test
    void manyDifferencesAreCountedAndTheFirstOnesNamed() {
        for (int i = 1; i < 1_000; i++) {
            replace(i, event(i, STREAM, 1, BEGIN.plusMillis(i)));
        }

        var check = checker().check(Map.of(BUCKET, -1L), _ -> {});

        assertThat(check.differenceCount()).isEqualTo(1_000);
        assertThat(check.differences()).hasSize(LogChecker.DIFFERENCES_MAX);
    }

    private List<Difference> differences(long after) {
        return checker().check(Map.of(BUCKET, after), _ -> {}).differences();
    }

    private LogChecker checker() {
        return new LogChecker(new ListedLog(log), BUCKETS);
    }

    private void replace(int offset, StoredEvent event) {
        log.set(offset, event);
    }

    private static Difference difference(long offset, String what) {
        return new Difference(BUCKET, offset, what);
    }

    private static StoredEvent event(long offset) {
        return event(offset, STREAM, offset + 1, BEGIN.plusMillis(offset));
    }

    private static StoredEvent event(long offset, StreamId stream, long version, Instant at) {
        return new StoredEvent(
                BUCKET,
                offset,
                stream,
                version,
                new UUID(0, offset),
                "dev.aisle.stock.StockReceived.v1",
                Buffer.buffer(),
                Buffer.buffer(),
                at);
    }

    /// A log that shows what it is given, sound or not.
    private record ListedLog(List<StoredEvent> events) implements EventLog {
        @Override
        public Uni<List<StoredEvent>> read(Map<Integer, Long> afterOffsets, int limitPerBucket) {
            return Uni.createFrom()
                    .item(
                            events.stream()
                                    .filter(
                                            e ->
                                                    e.offset()
                                                            > afterOffsets.getOrDefault(
                                                                    e.bucket(), Long.MAX_VALUE))
                                    .limit(limitPerBucket)
                                    .toList());
        }

        @Override
        public Uni<List<StoredEvent>> read(
                Map<Integer, Long> afterOffsets, int limitPerBucket, long bytesPerBucket) {
            throw new UnsupportedOperationException("the checker counts events");
        }

        @Override
        public Uni<Map<Integer, Head>> heads(Set<Integer> buckets) {
            var heads = new HashMap<Integer, Head>();
            events.stream()
                    .filter(e -> buckets.contains(e.bucket()))
                    .forEach(e -> heads.put(e.bucket(), new Head(e.offset(), e.recordedAt())));
            return Uni.createFrom().item(heads);
        }
    }
}
