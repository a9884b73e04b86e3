package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailScanTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void aPartitionThatNeverHeldAnythingIsUntouched() {
        assertThat(scan(0)).isEqualTo(new PartitionTail.Untouched());
    }

    @Test
    void anEmptyPartitionThatBeginsLaterWasEmptied() {
        assertThat(new TailScan(7, 7, 7).tail()).isEqualTo(new PartitionTail.Emptied(7));
    }

    @Test
    void theLastOfAnUnbrokenRowIsTheEnd() {
        assertThat(scan(0, 0, 1, 2)).isEqualTo(ends(at(2, 2), at(2, 2)));
    }

    @Test
    void aRowThatIsReadFromItsMiddleCounts() {
        assertThat(scan(100, 97, 98)).isEqualTo(ends(at(101, 98), at(101, 98)));
    }

    @Test
    void whatLiesBehindAGapDoesNotCount() {
        assertThat(scan(0, 0, 1, 3, 4)).isEqualTo(ends(at(1, 1), at(3, 4)));
    }

    @Test
    void aGapThatWasFilledAgainCountsAsFilled() {
        assertThat(scan(0, 0, 1, 3, 2, 3)).isEqualTo(ends(at(4, 3), at(2, 3)));
    }

    @Test
    void theRepeatsOfASlowerRelayDoNotLeadBack() {
        assertThat(scan(0, 0, 1, 2, 3, 1, 2)).isEqualTo(ends(at(3, 3), at(3, 3)));
    }

    @Test
    void withoutTheFirstEventNothingCounts() {
        assertThat(scan(0, 5, 6)).isEqualTo(ends(null, at(1, 6)));
    }

    @Test
    void aForeignRecordAtTheEndIsFound() {
        var scan = new TailScan(0, 2, 0);
        scan.mirrored(0, 0, ID);
        scan.foreign(1);
        assertThat(scan.tail()).isEqualTo(new PartitionTail.Foreign(1));
    }

    @Test
    void aForeignRecordBeforeTheEndIsPassedOver() {
        var scan = new TailScan(0, 3, 0);
        scan.mirrored(0, 0, ID);
        scan.foreign(1);
        scan.mirrored(2, 1, ID);
        assertThat(scan.tail()).isEqualTo(ends(at(2, 1), at(2, 1)));
    }

    @Test
    void onlyMarksOfTheBrokerAreNoEvent() {
        var scan = new TailScan(0, 3, 0);
        assertThat(scan.hasRecord()).isFalse();
        assertThat(scan.tail()).isEqualTo(new PartitionTail.Foreign(2));
    }

    /// @param from record offset of the first
    private static PartitionTail scan(long from, long... bucketOffsets) {
        var scan = new TailScan(0, from + bucketOffsets.length, from);
        for (int i = 0; i < bucketOffsets.length; i++) {
            scan.mirrored(from + i, bucketOffsets[i], ID);
        }
        return scan.tail();
    }

    private static PartitionTail ends(@Nullable MirroredRecord gapless, MirroredRecord highest) {
        return new PartitionTail.Mirrored(gapless, highest);
    }

    private static MirroredRecord at(long recordOffset, long bucketOffset) {
        return new MirroredRecord(recordOffset, bucketOffset, ID);
    }
}
