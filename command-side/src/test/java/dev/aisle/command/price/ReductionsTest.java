package dev.aisle.command.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceTimelineReplaced;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.ReferenceProof;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.receipt.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked cases of `docs/price.md`, in its order.
class ReductionsTest {
    /// 30 days of Berlin's calendar before, clocks went back: the window is an hour longer than in UTC.
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");

    private static final Path PAGE =
            Path.of(System.getProperty("aisle.root", "..")).resolve("docs/price.md");

    /// @param reference null where the announcement is refused
    record Case(
            String name,
            List<PriceEvent> before,
            long paid,
            int percentOff,
            @Nullable Long reference) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var steady = set(PriceKind.LIST, 1000, day(-60), null);
        var dip = set(PriceKind.SALE, 900, day(-20), day(-10));
        return Stream.of(
                new Case("a steady price", List.of(steady), 800, 2000, 1000L),
                new Case("a lower price within the window", List.of(steady, dip), 800, 2000, null),
                new Case("the same, computed on the lowest", List.of(steady, dip), 720, 2000, 900L),
                new Case(
                        "the lower price was before the window",
                        List.of(steady, set(PriceKind.SALE, 900, day(-60), day(-31))),
                        800,
                        2000,
                        1000L),
                new Case(
                        "it ended within the window's first hour",
                        List.of(steady, set(PriceKind.SALE, 900, day(-60), day(-30))),
                        800,
                        2000,
                        null),
                new Case(
                        "raised before the reduction",
                        List.of(
                                set(PriceKind.LIST, 800, day(-60), null),
                                set(PriceKind.LIST, 1000, day(-5), null)),
                        800,
                        2000,
                        null),
                new Case(
                        "a first price",
                        List.of(set(PriceKind.LIST, 1000, day(-7), null)),
                        800,
                        2000,
                        1000L),
                new Case("no price before", List.of(), 800, 2000, null),
                new Case(
                        "a gap",
                        List.of(
                                set(PriceKind.LIST, 1000, day(-60), day(-20)),
                                set(PriceKind.LIST, 1000, day(-3), null)),
                        800,
                        2000,
                        1000L),
                new Case(
                        "withdrawn while it was low",
                        List.of(
                                steady,
                                new PriceWithdrawn(day(-20), null),
                                set(PriceKind.SALE, 500, day(-20), day(-10)),
                                new PriceReinstated(day(-10))),
                        800,
                        2000,
                        1000L),
                new Case(
                        "a member's price",
                        List.of(
                                steady,
                                new PriceSet(
                                        PriceKind.MEMBER,
                                        euro(500),
                                        day(-20),
                                        null,
                                        null,
                                        new AudienceId("members"),
                                        null,
                                        null)),
                        800,
                        2000,
                        1000L),
                new Case(
                        "a price from 10 on",
                        List.of(
                                steady,
                                new PriceSet(
                                        PriceKind.LIST,
                                        euro(500),
                                        day(-20),
                                        null,
                                        null,
                                        null,
                                        10L,
                                        null)),
                        800,
                        2000,
                        1000L),
                new Case(
                        "clearance above a sale",
                        List.of(
                                steady,
                                set(PriceKind.SALE, 700, day(-20), null),
                                set(PriceKind.CLEARANCE, 900, day(-20), null)),
                        800,
                        1100,
                        900L),
                new Case(
                        "progressive",
                        List.of(
                                steady,
                                set(PriceKind.SALE, 800, day(-10), null),
                                announced(800, day(-10), null)),
                        700,
                        3000,
                        1000L),
                new Case(
                        "interrupted",
                        List.of(
                                steady,
                                set(PriceKind.SALE, 800, day(-10), day(-5)),
                                announced(800, day(-10), day(-5))),
                        700,
                        3000,
                        null),
                new Case(
                        "rounded down",
                        List.of(set(PriceKind.LIST, 999, day(-60), null)),
                        666,
                        3300,
                        999L),
                new Case(
                        "rounded up",
                        List.of(set(PriceKind.LIST, 999, day(-60), null)),
                        666,
                        3400,
                        null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePercentageIsComputedOnTheLowestPublicPriceBefore(Case given) {
        var decision =
                in("Europe/Berlin")
                        .given(given.before())
                        .when(announce(given.paid(), given.percentOff()));

        if (given.reference() == null) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().code())
                                            .isEqualTo(Code.REDUCTION_BASE_WRONG));
        } else {
            assertThat(event(decision).reference()).isEqualTo(euro(given.reference()));
        }
    }

    @Test
    void thePageHasTheseCases() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(cases().map(one -> "| " + one.name() + " |")).allMatch(page::contains);
    }

    @Test
    void thirtyDaysAreThoseOfTheZonesCalendar() {
        var before =
                List.<PriceEvent>of(
                        set(PriceKind.LIST, 1000, day(-60), null),
                        set(PriceKind.SALE, 900, day(-60), day(-30)));

        assertThat(event(in("UTC").given(before).when(announce(800, 2000))).windowFrom())
                .isEqualTo(day(-30));
        assertThat(event(in("Europe/Berlin").given(before).when(announce(720, 2000))))
                .extracting(
                        PriceReductionAnnounced::windowFrom,
                        PriceReductionAnnounced::reference,
                        announced -> announced.proof().until())
                .containsExactly(day(-30).minus(Duration.ofHours(1)), euro(900), day(-30));
    }

    @Test
    void theSameAgainCausesNothing() {
        var given =
                in("UTC")
                        .given(
                                set(PriceKind.LIST, 1000, day(-60), null),
                                announced(800, day(-10), null));

        assertThat(given.when(announce(800, 2000))).isEqualTo(Decision.accept());
    }

    @Test
    void aProgressiveReductionKeepsTheFirstWindow() {
        var announced =
                event(
                        in("UTC")
                                .given(
                                        set(PriceKind.LIST, 1000, day(-60), null),
                                        set(PriceKind.SALE, 800, day(-10), null),
                                        announced(800, day(-10), null))
                                .when(announce(700, 3000)));

        assertThat(announced.progressive()).isTrue();
        assertThat(announced.windowUntil()).isEqualTo(day(-10));
        assertThat(announced.proof().streamVersion()).isEqualTo(3);
    }

    @Test
    void whatIsPaidIsThePublicPriceWhereItIsNotSaid() {
        var given =
                in("UTC")
                        .given(
                                set(PriceKind.LIST, 1000, day(-60), null),
                                set(PriceKind.SALE, 750, NOW, day(5)));

        assertThat(event(given.when(announce(null, 2500))).price()).isEqualTo(euro(750));
        assertThat(in("UTC").when(announce(null, 2500))).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aReductionMayBeAnnouncedBeforeItBegins() {
        var command =
                new AnnounceReduction(
                        new Sku("SKU-1"), new ZoneId("de"), 2000, null, day(3), day(9));
        var given =
                in("UTC")
                        .given(
                                set(PriceKind.LIST, 1000, day(-60), null),
                                new PriceTimelineReplaced(
                                        PriceKind.SALE,
                                        null,
                                        null,
                                        day(3),
                                        List.of(new PricePiece(euro(800), day(3), day(9))),
                                        null,
                                        null));

        assertThat(event(given.when(command)))
                .extracting(PriceReductionAnnounced::price, PriceReductionAnnounced::windowUntil)
                .containsExactly(euro(800), day(3));
    }

    private static PriceReductionAnnounced event(Decision<PriceEvent> decision) {
        return (PriceReductionAnnounced)
                ((Decision.Accepted<PriceEvent>) decision).events().getFirst();
    }

    private static Deciding<PriceCommand, Price, PriceEvent> in(String timeZone) {
        var zone = new ZoneDefined("EUR", 2, timeZone, TaxDisplay.GROSS);
        return new Deciding<>(
                new PriceDecider(),
                new References(true, zone, null, null).with(PastOffers.NONE),
                NOW);
    }

    private static AnnounceReduction announce(@Nullable Long paid, int percentOff) {
        return new AnnounceReduction(
                new Sku("SKU-1"),
                new ZoneId("de"),
                percentOff,
                paid == null ? null : euro(paid),
                null,
                null);
    }

    private static AnnounceReduction announce(long paid, int percentOff) {
        return announce((Long) paid, percentOff);
    }

    private static PriceReductionAnnounced announced(
            long paid, Instant from, @Nullable Instant until) {
        return new PriceReductionAnnounced(
                2000,
                euro(paid),
                from,
                until,
                euro(1000),
                from.minus(Duration.ofDays(30)),
                from,
                false,
                new ReferenceProof(
                        1,
                        from.minus(Duration.ofDays(30)),
                        from,
                        PriceKind.LIST,
                        null,
                        null,
                        null,
                        null));
    }

    private static PriceSet set(PriceKind kind, long minor, Instant from, @Nullable Instant until) {
        return new PriceSet(kind, euro(minor), from, until, null);
    }

    private static Instant day(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR", 2);
    }
}
