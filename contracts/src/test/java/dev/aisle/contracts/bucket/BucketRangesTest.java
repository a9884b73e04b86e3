package dev.aisle.contracts.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketRangesTest {
    @Test
    void allAreAll() {
        assertThat(BucketRanges.parse("all", 3)).containsExactly(0, 1, 2);
    }

    @Test
    void numbersAndRangesAddUp() {
        assertThat(BucketRanges.parse("0-2, 5,4-4", 8)).containsExactly(0, 1, 2, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "3-1", "1-2-3", "-1", "a", "0-8", "1,,2", "99999999999"})
    void anythingElseIsRefusedWithWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> BucketRanges.parse(text, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbers and ranges from 0 to 7 such as 0-15,32");
    }
}
