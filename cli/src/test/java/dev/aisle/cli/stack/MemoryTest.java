package dev.aisle.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.local.server.ServerFailure;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void plentyIsNotMentioned() {
        assertThat(Memory.judge(4 * GIBIBYTE)).isEmpty();
    }

    @Test
    void littleIsSaidWithWhatIsWanted() {
        assertThat(Memory.judge(3 * GIBIBYTE))
                .hasValueSatisfying(
                        sentence ->
                                assertThat(sentence)
                                        .contains("3.0 GiB are available", "take about 3.4 GiB"));
    }

    @Test
    void tooLittleIsRefused() {
        assertThatThrownBy(() -> Memory.judge(GIBIBYTE))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("1.0 GiB are available");
    }
}
