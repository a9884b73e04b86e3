package dev.aisle.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.id.SourceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrittenMetadataTest {
    private final WrittenMetadata written = new WrittenMetadata();

    @Test
    void theBytesAreThoseOfTheCodecForEveryCommandOfEveryCaller() {
        for (int round = 0; round < 3; round++) {
            for (var client : new String[] {"erp", "a \"shop\" in Zürich", "till-7"}) {
                assertSame(metadata(client, null, null, null));
                assertSame(metadata(client, "Jane", "c-1", null));
                assertSame(metadata(client, "Jane", "c-2", null));
                assertSame(metadata(client, "Joe", "c-1", "00-4bf92f3577b34da6-01"));
            }
        }
    }

    @Test
    void whatASourceSaysIsWrittenEachTime() {
        for (long sequence = 1; sequence <= 3; sequence++) {
            var version = SourceVersion.sequenced(new SourceId("erp"), 1, sequence);
            assertSame(
                    new EventMetadata(
                            UUID.randomUUID(),
                            "erp",
                            null,
                            null,
                            null,
                            version,
                            Instant.ofEpochSecond(sequence),
                            null));
        }
        assertSame(
                new EventMetadata(
                        UUID.randomUUID(), "aisle", null, null, "timer/1", null, null, null));
    }

    @Test
    void moreCallersThanAreRememberedAreWrittenAllTheSame() {
        for (int i = 0; i < 2 * WrittenMetadata.CALLERS_MAX + 1; i++) {
            assertSame(metadata("client-" + i, null, null, null));
        }
    }

    private void assertSame(EventMetadata metadata) {
        assertThat(written.of(metadata)).isEqualTo(EventCodec.encodeMetadata(metadata));
    }

    private static EventMetadata metadata(
            String client,
            @Nullable String actor,
            @Nullable String correlationId,
            @Nullable String traceparent) {
        return new EventMetadata(
                UUID.randomUUID(), client, actor, correlationId, null, null, null, traceparent);
    }
}
