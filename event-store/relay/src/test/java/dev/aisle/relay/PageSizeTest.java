package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.eventstore.StoredEvent;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    private final PageSize size = new PageSize(500, 1_000_000);

    @Test
    void largeEventsMakePagesSmallAtOnce() {
        observe(200_000);
        assertThat(size.eventsPerBucket(1)).isEqualTo(4);
        assertThat(size.eventsPerBucket(64)).isEqualTo(1);
    }

    @Test
    void smallEventsMakePagesLargeByAndBy() {
        observe(200_000);
        observe(100);
        assertThat(size.eventsPerBucket(1)).isLessThan(10);
        for (int i = 0; i < 60; i++) {
            observe(100);
        }
        assertThat(size.eventsPerBucket(1)).isEqualTo(500);
        assertThat(size.eventsPerBucket(64)).isBetween(100, 156);
    }

    private void observe(int bytes) {
        var event =
                new StoredEvent(
                        0,
                        0,
                        Installed.stream(0, 0),
                        1,
                        new UUID(0, 0),
                        "dev.aisle.price.PriceSet.v1",
                        Buffer.buffer(new byte[bytes]),
                        Buffer.buffer(),
                        Instant.EPOCH);
        size.observe(Collections.nCopies(3, event));
    }
}
