package dev.aisle.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final DateTimeFormatter OF_THE_JDK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void anyInstantIsWrittenAndReadAsTheJdkDoes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            var instant = Instant.ofEpochMilli(random.nextLong(last + 1));
            var text = InstantText.format(instant);
            assertThat(text).as("seed %d", seed).isEqualTo(OF_THE_JDK.format(instant));
            assertThat(InstantText.parse(text)).as("seed %d", seed).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z",
                "2026-01-00T00:00:00.000Z", "2026-01-01T24:00:00.000Z", "2026-01-01T00:60:00.000Z",
                "2026-01-01T00:00:60.000Z", "1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z",
                "2026-01-01 00:00:00.000Z", "2026-01-01t00:00:00.000z", "٢٠٢٦-01-01T00:00:00.000Z"
            })
    void whatIsNoInstantIsNotRead(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aYearOfMoreThanFourDigitsIsNotWritten(String text) {
        assertThatThrownBy(() -> InstantText.format(Instant.parse(text)))
                .isInstanceOf(DateTimeException.class);
    }
}
