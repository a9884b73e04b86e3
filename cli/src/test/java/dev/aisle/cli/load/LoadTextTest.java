package dev.aisle.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.receipt.Code;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadTextTest {
    @Test
    void aReportCountsWhatBecameOfEachKindOfCommandAndSaysWhy() {
        var malformed = new Outcome("SetPrice", Code.MALFORMED, "data.price.minor");
        var report =
                new LoadReport(
                        new TreeMap<>(
                                Map.of(
                                        new Outcome("SetPrice", Code.ACCEPTED, ""),
                                        2_000L,
                                        new Outcome("RecordSale", Code.ACCEPTED, ""),
                                        500L,
                                        new Outcome("RecordSale", Code.DUPLICATE, ""),
                                        3L,
                                        malformed,
                                        1L)),
                        Map.of(malformed, "is 0 or more"),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(9),
                        Duration.ofMillis(12),
                        7);

        assertThat(text(report))
                .isEqualTo(
                        """
                        2,504 commands in 2.0 s: 1,252 a second; latency p50 3.0 ms, p99 9.0 ms, max 12.0 ms
                        7 were sent again, unchanged: there was no final receipt for them yet

                                                    accepted   duplicate       stale conflicting        held      parked     refused  unanswered
                        RecordSale                       500           3
                        SetPrice                       2,000                                                                       1
                        all                            2,500           3                                                           1

                        not accepted, and why:
                          DUPLICATE                         3  the source had said exactly this before; nothing changed
                            RecordSale                      3
                          MALFORMED                         1  not a valid command, such as a code that is no id or a price below zero
                            SetPrice                        1  data.price.minor: is 0 or more
                        """);
    }

    private static String text(LoadReport report) {
        var bytes = new ByteArrayOutputStream();
        LoadText.print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replaceAll(" +\n", "\n");
    }
}
