package dev.aisle.query.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.View;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.fixture.PausedRows;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketedSetTest {
    private static final Track TRACK = new Track("promotions", 1);

    private final PausedRows rows = new PausedRows();
    private final ProgressBoard board = new ProgressBoard(new Buckets(2));
    private final BucketedSet<List<String>, List<String>> set =
            new BucketedSet<>(
                    TRACK,
                    2,
                    rows,
                    (generation, bucket) ->
                            rows.ofBucket(View.PROMOTION, generation, bucket)
                                    .map(found -> found.stream().map(Row::body).toList()),
                    buckets -> buckets.stream().flatMap(List::stream).toList(),
                    board,
                    new Housekeeping());

    @BeforeEach
    void readWhole() {
        rows.progress.put(0, 4L);
        set.readAll();
        answer(0, "a");
        assertThat(set.content()).isNull();
        answer(1, "b");
    }

    private void answer(int bucket, String... bodies) {
        var read = rows.buckets.remove();
        assertThat(read.bucket()).isEqualTo(bucket);
        read.answer().complete(List.of(bodies).stream().map(body -> new Row(body, 0)).toList());
    }

    private long offset(int bucket) {
        return board.standing(TRACK, bucket).offset();
    }

    @Test
    void itIsServedOnceAllOfItIsRead() {
        assertThat(set.content()).containsExactly("a", "b");
        assertThat(offset(0)).isEqualTo(4);
        assertThat(offset(1)).isEqualTo(-1);
    }

    @Test
    void aChangeThatNamesNoRowMovesProgressAndReadsNothing() {
        set.heard(new ChangeMessage.Changed(1, 0, 4, 9, List.of()));

        assertThat(rows.buckets).isEmpty();
        assertThat(offset(0)).isEqualTo(9);
    }

    @Test
    void progressIsToldOnlyAfterTheChangedRowsAreInMemory() {
        set.heard(new ChangeMessage.Changed(1, 0, 4, 5, List.of("a2")));
        assertThat(offset(0)).isEqualTo(4);

        answer(0, "a", "a2");

        assertThat(set.content()).containsExactly("a", "a2", "b");
        assertThat(offset(0)).isEqualTo(5);
    }

    @Test
    void aChangeDuringAReadIsReadAgain() {
        set.heard(new ChangeMessage.Changed(1, 0, 4, 5, List.of("a2")));
        set.heard(new ChangeMessage.Changed(1, 0, 5, 6, List.of("a3")));

        answer(0, "a", "a2");
        assertThat(offset(0)).isEqualTo(4);
        answer(0, "a", "a2", "a3");

        assertThat(offset(0)).isEqualTo(6);
        assertThat(set.content()).containsExactly("a", "a2", "a3", "b");
    }

    @Test
    void aChangeWithoutRowsDuringAReadNeedsNoOther() {
        set.heard(new ChangeMessage.Changed(1, 0, 4, 5, List.of("a2")));
        set.heard(new ChangeMessage.Changed(1, 0, 5, 6, List.of()));

        answer(0, "a", "a2");

        assertThat(rows.buckets).isEmpty();
        assertThat(offset(0)).isEqualTo(6);
    }

    @Test
    void aGapIsReadAgainAlthoughNoRowIsNamed() {
        set.heard(new ChangeMessage.Changed(1, 0, 7, 8, List.of()));
        assertThat(offset(0)).isEqualTo(4);

        answer(0, "missed");

        assertThat(set.content()).containsExactly("missed", "b");
        assertThat(offset(0)).isEqualTo(8);
    }

    @Test
    void progressOfAHeartbeatBeyondTheLastChangeIsAGap() {
        set.heard(heartbeat(Map.of(0, 4L)));
        assertThat(rows.buckets).isEmpty();

        set.heard(heartbeat(Map.of(0, 6L)));
        answer(0, "missed");

        assertThat(offset(0)).isEqualTo(6);
    }

    private static ChangeMessage.Heartbeat heartbeat(Map<Integer, Long> progress) {
        return new ChangeMessage.Heartbeat(1, java.time.Instant.EPOCH, progress, Map.of());
    }

    @Test
    void aResetReadsItsBucketsAgain() {
        set.heard(new ChangeMessage.Reset(1, List.of(1)));

        answer(1, "b2");

        assertThat(set.content()).containsExactly("a", "b2");
    }

    @Test
    void aFailedReadIsTriedAgainWhileTheOldContentIsServed() {
        set.heard(new ChangeMessage.Changed(1, 0, 4, 5, List.of("a2")));
        rows.buckets
                .remove()
                .answer()
                .fail(new StoreUnavailableException("scylla", new Exception()));
        assertThat(set.content()).containsExactly("a", "b");
        assertThat(offset(0)).isEqualTo(4);

        await().untilAsserted(() -> assertThat(rows.buckets).hasSize(1));
        answer(0, "a2");

        assertThat(set.content()).containsExactly("a2", "b");
        assertThat(offset(0)).isEqualTo(5);
    }

    @Test
    void aLostChannelReadsEverythingAgainProgressFirst() {
        rows.progress.put(1, 20L);
        set.readAll();

        answer(0, "a");
        answer(1, "b2");

        assertThat(offset(1)).isEqualTo(20);
        assertThat(set.content()).containsExactly("a", "b2");
    }
}
