package dev.aisle.command.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(3_600);
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId ZONE = new ZoneId("de");
    private static final SourceId ERP = new SourceId("erp");
    private static final ZoneDefined EURO =
            new ZoneDefined("EUR", 2, "Europe/Berlin", TaxDisplay.GROSS);

    private final Deciding<PriceCommand, Price, PriceEvent> prices =
            new Deciding<>(new PriceDecider(), new References(true, EURO, null, null), NOW);

    @Test
    void aFirstPriceHoldsFromNowOn() {
        assertThat(prices.when(set(1299))).isEqualTo(accepted(priceSet(1299, NOW, null, null)));
    }

    @Test
    void aPriceThatHoldsAlreadyCausesNothing() {
        assertThat(prices.given(priceSet(1299, EARLIER, null, null)).when(set(1299)))
                .isEqualTo(Decision.accept());
    }

    @Test
    void thePriceThatHoldsButOnlyForAWhileIsSetForGood() {
        var forAWhile = priceSet(1299, EARLIER, NOW.plusSeconds(60), null);

        assertThat(prices.given(forAWhile).when(set(1299)))
                .isEqualTo(accepted(priceSet(1299, NOW, null, null)));
    }

    @Test
    void kindsDoNotTouchEachOther() {
        var sale = new SetPrice(SKU, ZONE, PriceKind.SALE, euro(900), null, null);

        assertThat(prices.given(priceSet(900, EARLIER, null, null)).when(sale))
                .isEqualTo(accepted(new PriceSet(PriceKind.SALE, euro(900), NOW, null, null)));
    }

    @Test
    void anUnknownZoneOrProductIsNamed() {
        assertThat(refusal(prices.knowing(References.NONE).when(set(1299))))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(Code.ZONE_UNKNOWN, "zone");
        assertThat(refusal(prices.knowing(new References(false, EURO, null, null)).when(set(1299))))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(Code.NOT_FOUND, "sku");
    }

    @ParameterizedTest
    @CsvSource({"USD,2", "EUR,3"})
    void moneyIsInTheZonesCurrencyAndScale(String currency, int scale) {
        var command = new SetPrice(SKU, ZONE, null, new Money(1, currency, scale), null, null);

        assertThat(refusal(prices.when(command)).code()).isEqualTo(Code.CURRENCY_MISMATCH);
    }

    @Test
    void aNegativePriceIsMalformed() {
        var malformed = prices.decider().malformed(set(-1));

        assertThat(malformed).map(Refusal::field).contains("data.price.minor");
        assertThat(prices.decider().malformed(set(0))).isEmpty();
    }

    @Test
    void aPriceThatEndsBeforeItBeginsIsRefused() {
        var command = new SetPrice(SKU, ZONE, null, euro(1), NOW, null);

        assertThat(refusal(prices.when(command)).code()).isEqualTo(Code.WINDOW_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 300, true",
        "1000, 299, false",
        "1000, 3000, true",
        "1000, 3001, false",
        "1000, 0, false",
        "0, 1, false"
    })
    void theGuardRailLets30To300PercentThrough(long present, long wanted, boolean through) {
        var given = prices.given(priceSet(present, EARLIER, null, null));

        assertThat(given.when(set(wanted)))
                .isEqualTo(
                        through
                                ? accepted(priceSet(wanted, NOW, null, null))
                                : given.when(set(wanted)));
        if (!through) {
            assertThat(refusal(given.when(set(wanted))).code()).isEqualTo(Code.PRICE_GUARDRAIL);
        }
    }

    @Test
    void anOverridePassesTheGuardRail() {
        var command = new SetPrice(SKU, ZONE, null, euro(1), null, true);

        assertThat(prices.given(priceSet(1000, EARLIER, null, null)).when(command))
                .isEqualTo(accepted(priceSet(1, NOW, null, null)));
    }

    @Test
    void aFirstPriceOfZeroNeedsAnOverride() {
        assertThat(refusal(prices.when(set(0))).code()).isEqualTo(Code.PRICE_GUARDRAIL);
    }

    @Test
    void aFeedBeyondTheGuardRailIsHeldAndItsVersionCounts() {
        var first = stamped(1, 1000);
        var second = said(2, 1, EARLIER);

        assertThat(second.given(priceSet(1000, EARLIER, null, first)).when(set(1)))
                .isEqualTo(
                        new Decision.Settled<PriceEvent>(
                                Code.QUARANTINED,
                                settled(
                                                second.given(priceSet(1000, EARLIER, null, first))
                                                        .when(set(1)))
                                        .detail(),
                                List.of(
                                        new PriceHeldForApproval(
                                                PriceKind.LIST,
                                                euro(1),
                                                EARLIER,
                                                null,
                                                stamped(2, 1),
                                                null,
                                                null,
                                                1L,
                                                null))));
    }

    @Test
    void aFeedsNowIsWhenItOccurred() {
        var lastYear = NOW.minusSeconds(365L * 86_400);

        assertThat(said(1, 1000, lastYear).when(set(1000)))
                .isEqualTo(accepted(priceSet(1000, lastYear, null, stamped(1, 1000))));
    }

    @Test
    void whatEndedBeforeTheLatestStartIsPast() {
        var given = priceSet(1000, NOW, null, stamped(1, 1000));

        assertThat(said(2, 1100, EARLIER).given(given).when(set(1100)))
                .isEqualTo(accepted(priceSet(1100, NOW, null, stamped(2, 1100))));
    }

    @Test
    void aNewerWordWithTheSameContentOnlyAdvancesTheVersion() {
        var given = priceSet(1000, EARLIER, null, stamped(1, 1000));

        assertThat(said(2, 1000, NOW).given(given).when(set(1000)))
                .isEqualTo(
                        accepted(
                                new SourceVersionAdvanced(
                                        stamped(2, 1000), PriceKind.LIST, null, null, NOW, null)));
    }

    @Test
    void anOlderWordIsIgnored() {
        var given = priceSet(1000, EARLIER, null, stamped(2, 1000));

        assertThat(settled(said(1, 900, NOW).given(given).when(set(900))))
                .extracting(Decision.Settled::code, Decision.Settled::events)
                .containsExactly(Code.STALE_IGNORED, List.of());
    }

    @Test
    void theSameWordAgainIsADuplicate() {
        var given = priceSet(1000, EARLIER, null, stamped(1, 1000));

        assertThat(settled(said(1, 1000, NOW).given(given).when(set(1000))))
                .extracting(Decision.Settled::code, Decision.Settled::events)
                .containsExactly(Code.DUPLICATE, List.of());
    }

    @Test
    void twoContentsOfOneVersionEndAlikeInEitherOrder() {
        var oneWay = replay(List.of(word(1, 1000), word(1, 1100)));
        var otherWay = replay(List.of(word(1, 1100), word(1, 1000)));

        assertThat(oneWay.last().code()).isEqualTo(Code.SOURCE_VERSION_CONFLICT);
        assertThat(otherWay.last().code()).isEqualTo(Code.SOURCE_VERSION_CONFLICT);
        assertThat(present(oneWay)).isEqualTo(present(otherWay));
    }

    @Test
    void aShuffledFeedWithRepeatsEndsAlike() {
        var words = new ArrayList<Word>();
        for (int seq = 1; seq <= 30; seq++) {
            words.add(word(seq, 1000 + seq * 7));
            words.add(word(seq, 1000 + seq * 7));
        }
        words.add(word(30, 1500));
        var inOrder = present(replay(words));
        for (long seed = 0; seed < 200; seed++) {
            Collections.shuffle(words, new Random(seed));
            assertThat(present(replay(words))).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private record Word(long seq, long minor) {}

    private record Replayed(List<PriceEvent> events, Decision.Settled<PriceEvent> last) {}

    private static Word word(long seq, long minor) {
        return new Word(seq, minor);
    }

    private Replayed replay(List<Word> words) {
        var events = new ArrayList<PriceEvent>();
        var last = new Decision.Settled<PriceEvent>(Code.ACCEPTED, "", List.of());
        for (var word : words) {
            var decision =
                    said(word.seq(), word.minor(), EARLIER.plusSeconds(word.seq()))
                            .given(List.copyOf(events))
                            .when(set(word.minor()));
            switch (decision) {
                case Decision.Accepted<PriceEvent> accepted -> events.addAll(accepted.events());
                case Decision.Settled<PriceEvent> settled -> {
                    events.addAll(settled.events());
                    last = settled;
                }
                case Decision.Refused<PriceEvent> refused -> throw new AssertionError(refused);
            }
        }
        return new Replayed(events, last);
    }

    private Money present(Replayed replayed) {
        var state = prices.given(replayed.events()).state();
        var segment = state.group(PriceGroup.of(PriceKind.LIST)).at(NOW);
        if (segment == null) {
            throw new AssertionError("no price holds");
        }
        return segment.price();
    }

    private Deciding<PriceCommand, Price, PriceEvent> said(long seq, long minor, Instant when) {
        return prices.saidBy(stamped(seq, minor).version(), when);
    }

    /// As the decider stamps it: found by letting it decide.
    private SourceStamp stamped(long seq, long minor) {
        var version = SourceVersion.sequenced(ERP, 0, seq);
        var decision = prices.saidBy(version, EARLIER).when(set(minor));
        if (decision instanceof Decision.Accepted<PriceEvent> accepted
                && accepted.events().getFirst() instanceof PriceSet set
                && set.source() instanceof SourceStamp stamp) {
            return stamp;
        }
        throw new AssertionError(decision);
    }

    private static PriceSet priceSet(
            long minor, Instant from, @Nullable Instant until, @Nullable SourceStamp stamp) {
        return new PriceSet(PriceKind.LIST, euro(minor), from, until, stamp);
    }

    private static SetPrice set(long minor) {
        return new SetPrice(SKU, ZONE, null, euro(minor), null, null);
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR", 2);
    }

    private static Decision<PriceEvent> accepted(PriceEvent event) {
        return Decision.accept(event);
    }

    private static Refusal refusal(Decision<PriceEvent> decision) {
        return ((Decision.Refused<PriceEvent>) decision).refusal();
    }

    private static Decision.Settled<PriceEvent> settled(Decision<PriceEvent> decision) {
        return (Decision.Settled<PriceEvent>) decision;
    }
}
