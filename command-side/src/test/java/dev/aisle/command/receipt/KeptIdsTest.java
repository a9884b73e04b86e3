package dev.aisle.command.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00.000Z");

    @Test
    void anIdSaysThatAndWhenItWasGivenToTheClient() {
        var id = KeptIds.next("erp", NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(KeptIds.isGiven(id, "erp", NOW)).isTrue();
        assertThat(KeptIds.isGiven(id, "erp", NOW.plus(6, ChronoUnit.DAYS))).isTrue();
        assertThat(KeptIds.isGiven(id, "pos", NOW)).isFalse();
        assertThat(KeptIds.isGiven(id, "erp", NOW.plus(7, ChronoUnit.DAYS))).isFalse();
        assertThat(KeptIds.isGiven(id, "erp", NOW.minus(1, ChronoUnit.DAYS))).isFalse();
    }

    @Test
    void anyOtherBitMakesItAnIdThatWasNeverGiven() {
        var id = KeptIds.next("erp", NOW);
        for (int bit = 0; bit < 64; bit++) {
            long flipped = 1L << bit;
            var most =
                    new UUID(id.getMostSignificantBits() ^ flipped, id.getLeastSignificantBits());
            var least =
                    new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ flipped);
            assertThat(KeptIds.isGiven(most, "erp", NOW)).as("most, bit %d", bit).isFalse();
            assertThat(KeptIds.isGiven(least, "erp", NOW)).as("least, bit %d", bit).isFalse();
        }
    }

    @Test
    void noTwoAreAlike() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(KeptIds.next("erp", NOW));
        }
        assertThat(ids).hasSize(10_000);
    }
}
