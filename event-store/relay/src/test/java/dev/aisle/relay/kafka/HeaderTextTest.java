package dev.aisle.relay.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is written byte by byte is what the JDK writes.
class HeaderTextTest {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int SAMPLES = 1_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void anId() {
        for (int i = 0; i < SAMPLES; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            assertThat(new String(UuidText.of(id), US_ASCII))
                    .as("seed %d", seed)
                    .isEqualTo(id.toString());
        }
    }

    @Test
    void aTime() {
        var header = new InstantHeader();
        var base = Instant.parse("2026-12-31T23:59:50Z");
        for (int i = 0; i < SAMPLES; i++) {
            var at = base.plusMillis(random.nextInt(20_000));
            assertThat(new String(header.text(at), US_ASCII))
                    .as("seed %d", seed)
                    .isEqualTo(MILLIS.format(at));
        }
        assertThat(new String(header.text(Instant.EPOCH), US_ASCII))
                .isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
