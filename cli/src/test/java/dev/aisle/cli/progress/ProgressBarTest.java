package dev.aisle.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aFileGetsPlainLinesNowAndThenAndTheLastOne() {
        try (var progress = bar(false)) {
            progress.progressed("prices", 0, 100);
            nanos.addAndGet(SECOND);
            progress.progressed("prices", 10, 100);
            nanos.addAndGet(4 * SECOND);
            progress.progressed("prices", 50, 100);
            nanos.addAndGet(SECOND);
            progress.progressed("prices", 100, 100);
        }

        assertThat(text().lines())
                .containsExactly(
                        "prices                    50 %  50 of 100  10/s  5 s",
                        "prices                   100 %  100 of 100  17/s  6 s");
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void aTerminalGetsOneLinePerStep() {
        try (var progress = bar(true)) {
            progress.progressed("prices", 50, 100);
            nanos.addAndGet(SECOND);
            progress.progressed("stock", 1, ProgressListener.TOTAL_UNKNOWN);
        }

        assertThat(text().split("\n")).hasSize(2);
        assertThat(text()).contains("stock");
        assertThat(text()).contains("[###############···············]").contains("\r\u001b[K");
    }

    private ProgressBar bar(boolean terminal) {
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new ProgressBar(out, terminal, nanos::get);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
