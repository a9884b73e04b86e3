package dev.aisle.command.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final SourceId POS = new SourceId("pos");
    private static final SourceDefined TIMED =
            new SourceDefined(List.of(Family.STOCK), VersionKind.TIMESTAMP);

    @Test
    void aPersonNeedsNoSource() {
        assertThat(check(null, null, null)).isEmpty();
    }

    @Test
    void aSourceIsDefinedAndFeedsTheFamily() {
        var prices = new SourceDefined(List.of(Family.PRICE), VersionKind.TIMESTAMP);

        assertThat(check(at(NOW), null, TIMED)).isEmpty();
        assertThat(check(at(NOW), null, null)).map(Refusal::code).contains(Code.SOURCE_UNKNOWN);
        assertThat(check(at(NOW), null, prices)).map(Refusal::code).contains(Code.SOURCE_UNKNOWN);
    }

    @Test
    void aSourceCountsAsItDeclared() {
        assertThat(check(SourceVersion.sequenced(POS, 0, 1), null, TIMED))
                .map(Refusal::code)
                .contains(Code.MALFORMED);
    }

    @Test
    void aClockMayBeFiveMinutesAhead() {
        var ahead = NOW.plus(Duration.ofMinutes(5));

        assertThat(check(at(ahead), ahead, TIMED)).isEmpty();
        assertThat(check(at(ahead.plusMillis(1)), null, TIMED))
                .map(Refusal::field)
                .contains("source.at");
        assertThat(check(null, ahead.plusMillis(1), null))
                .map(Refusal::field)
                .contains("occurredAt");
    }

    @Test
    void theOrderOfASourcesWordsIsItsOwn() {
        var kept = new SourceStamp(SourceVersion.sequenced(POS, 1, 5), 100);

        assertThat(order(1, 6, 100, kept)).isEqualTo(SourceOrder.NEWER);
        assertThat(order(2, 0, 100, kept)).isEqualTo(SourceOrder.NEWER);
        assertThat(order(1, 4, 100, kept)).isEqualTo(SourceOrder.OLDER);
        assertThat(order(0, 9, 100, kept)).isEqualTo(SourceOrder.OLDER);
        assertThat(order(1, 5, 100, kept)).isEqualTo(SourceOrder.REPEATED);
        assertThat(order(1, 5, 101, kept)).isEqualTo(SourceOrder.CONFLICT_WON);
        assertThat(order(1, 5, 99, kept)).isEqualTo(SourceOrder.CONFLICT_LOST);
        assertThat(order(0, 0, 1, null)).isEqualTo(SourceOrder.NEWER);
    }

    @Test
    void contentHashesNeverChange() {
        assertThat(ContentHash.of("LIST", 1299, "EUR", 2, null)).isEqualTo(-1529880679207059L);
        assertThat(ContentHash.of("a", "bc")).isNotEqualTo(ContentHash.of("ab", "c"));
    }

    private static SourceOrder order(long epoch, long seq, long hash, @Nullable SourceStamp kept) {
        return SourceOrder.of(
                new SourceStamp(SourceVersion.sequenced(POS, epoch, seq), hash), kept);
    }

    private static SourceVersion at(Instant at) {
        return SourceVersion.timed(POS, at, 0);
    }

    private static Optional<Refusal> check(
            @Nullable SourceVersion version,
            @Nullable Instant occurredAt,
            @Nullable SourceDefined source) {
        Command command = new ReceiveStock(new Sku("SKU-1"), new LocationId("store"), 1);
        return SourceRules.check(
                new Stamped<>(
                        command,
                        NOW,
                        occurredAt,
                        version,
                        new References(true, null, null, source)),
                NOW);
    }
}
