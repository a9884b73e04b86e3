package dev.aisle.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.Sku;
import dev.aisle.folds.RowKey;
import org.junit.jupiter.api.Test;

class RowDigestsTest {
    private static final int COUNT = 200_000;

    @Test
    void everyRowIsFoundAgainHoweverManyThereAre() {
        var digests = full();

        for (int i = 0; i < COUNT; i++) {
            assertThat(digests.compare(key(i), i, "body " + i)).isEqualTo(RowDigests.Match.SAME);
        }
        assertThat(digests.bucketsOfMissing()).isEmpty();
    }

    @Test
    void aRowThatDiffersOrIsNotExpectedIsToldApart() {
        var digests = full();

        assertThat(digests.compare(key(5), 5, "body 6")).isEqualTo(RowDigests.Match.ALTERED);
        assertThat(digests.compare(key(5), 6, "body 5")).isEqualTo(RowDigests.Match.ALTERED);
        assertThat(digests.compare(key(COUNT), 0, "")).isEqualTo(RowDigests.Match.SURPLUS);
        assertThat(digests.cross(key(COUNT))).isFalse();
    }

    @Test
    void theBucketOfARowThatIsMissingIsTold() {
        var digests = full();
        for (int i = 0; i < COUNT; i++) {
            if (i != 70) {
                assertThat(digests.cross(key(i))).isTrue();
            }
        }

        assertThat(digests.bucketsOfMissing()).containsExactly(6);
    }

    private static RowDigests full() {
        var digests = new RowDigests();
        for (int i = 0; i < COUNT; i++) {
            digests.add(key(i), i % 64, i, "body " + i);
        }
        return digests;
    }

    private static RowKey key(int i) {
        return RowKey.product(new Sku("SKU-" + i));
    }
}
