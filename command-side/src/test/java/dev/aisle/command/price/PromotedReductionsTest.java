package dev.aisle.command.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.promotion.past.PastOffers;
import dev.aisle.command.promotion.past.PastProduct;
import dev.aisle.command.promotion.past.PastProduct.Described;
import dev.aisle.command.promotion.past.PastProduct.Listed;
import dev.aisle.command.promotion.past.PromotionHistory;
import dev.aisle.command.promotion.past.PromotionVersion;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.AppliedPromotion;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.product.ProductDescription;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.Exclusions;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionScope;
import dev.aisle.contracts.promotion.PromotionState;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.Stacking;
import dev.aisle.contracts.promotion.StackingMode;
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

/// The worked cases with promotions of `docs/price.md`: what the lowest price of the 30 days before was.
class PromotedReductionsTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final Sku SKU = new Sku("SKU-1");
    private static final ZoneId ZONE = new ZoneId("de");
    private static final PromotionId ONE = new PromotionId("one");
    private static final PromotionId TWO = new PromotionId("two");
    private static final Path PAGE =
            Path.of(System.getProperty("aisle.root", "..")).resolve("docs/price.md");
    private static final PriceSet LIST =
            new PriceSet(PriceKind.LIST, euro(1000), day(-60), null, null);

    /// @param applied promotions, with their versions, that are to be in the reference
    record Case(
            String name,
            List<PriceSet> prices,
            List<PromotionHistory> promotions,
            PastProduct product,
            long reference,
            List<AppliedPromotion> applied) {
        Case(
                String name,
                List<PriceSet> prices,
                List<PromotionHistory> promotions,
                PastProduct product,
                long reference,
                AppliedPromotion... applied) {
            this(name, prices, promotions, product, reference, List.of(applied));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var lamp = product(described(-60, "lamps"));
        return Stream.of(
                new Case(
                        "a promotion within the window",
                        List.of(LIST),
                        List.of(history(ONE, runs(1, -25, everything(1000), -20, -10))),
                        lamp,
                        900,
                        new AppliedPromotion(ONE, 1)),
                new Case(
                        "on top of a sale",
                        List.of(LIST, sale(900, -15, -12)),
                        List.of(history(ONE, runs(1, -25, everything(1000), -20, -10))),
                        lamp,
                        810,
                        new AppliedPromotion(ONE, 1)),
                new Case(
                        "paused while the sale ran",
                        List.of(LIST, sale(900, -15, -12)),
                        List.of(
                                history(
                                        ONE,
                                        runs(1, -25, everything(1000), -20, -10),
                                        is(PromotionState.PAUSED, 2, -16, everything(1000)),
                                        is(PromotionState.SCHEDULED, 3, -11, everything(1000)))),
                        lamp,
                        900,
                        new AppliedPromotion(ONE, 1)),
                new Case(
                        "a promotion that was over before the window",
                        List.of(LIST),
                        List.of(history(ONE, runs(1, -60, everything(1000), -60, -31))),
                        lamp,
                        1000),
                new Case(
                        "a promotion that a person ended before the window",
                        List.of(LIST),
                        List.of(
                                history(
                                        ONE,
                                        runs(1, -60, everything(1000), -60, 30),
                                        is(PromotionState.ENDED, 2, -31, everything(1000)))),
                        lamp,
                        1000),
                new Case(
                        "a revision within the window",
                        List.of(LIST),
                        List.of(
                                history(
                                        ONE,
                                        runs(1, -60, everything(1000), -60, 30),
                                        runs(2, -20, everything(3000), -60, 30),
                                        runs(3, -10, everything(500), -60, 30))),
                        lamp,
                        700,
                        new AppliedPromotion(ONE, 2)),
                new Case(
                        "said to have begun before it was defined",
                        List.of(LIST, sale(800, -20, -10)),
                        List.of(history(ONE, runs(1, -5, everything(1000), -60, 30))),
                        lamp,
                        800),
                new Case(
                        "a members' promotion",
                        List.of(LIST),
                        List.of(history(ONE, runs(1, -25, forMembers(), -20, -10))),
                        lamp,
                        1000),
                new Case(
                        "another zone's promotion",
                        List.of(LIST),
                        List.of(history(ONE, runs(1, -25, elsewhere(), -20, -10))),
                        lamp,
                        1000),
                new Case(
                        "an exclusive one beside another",
                        List.of(LIST),
                        List.of(
                                history(
                                        ONE,
                                        runs(
                                                1,
                                                -25,
                                                stacking(2000, StackingMode.EXCLUSIVE),
                                                -20,
                                                9)),
                                history(
                                        TWO,
                                        runs(
                                                4,
                                                -25,
                                                stacking(1000, StackingMode.STACKABLE),
                                                -20,
                                                9))),
                        lamp,
                        800,
                        new AppliedPromotion(ONE, 1)),
                new Case(
                        "two that combine",
                        List.of(LIST),
                        List.of(
                                history(
                                        ONE,
                                        runs(
                                                1,
                                                -25,
                                                stacking(2000, StackingMode.STACKABLE),
                                                -20,
                                                9)),
                                history(
                                        TWO,
                                        runs(
                                                4,
                                                -15,
                                                stacking(1000, StackingMode.STACKABLE),
                                                -20,
                                                9))),
                        lamp,
                        720,
                        new AppliedPromotion(ONE, 1),
                        new AppliedPromotion(TWO, 4)),
                new Case(
                        "a product that was listed for a while",
                        List.of(LIST, sale(900, -5, -4)),
                        List.of(history(ONE, runs(1, -25, members(2000), -60, 30))),
                        new PastProduct(
                                1,
                                2,
                                List.of(described(-60, "lamps")),
                                List.of(
                                        new Listed(day(-20), ONE, true),
                                        new Listed(day(-10), ONE, false))),
                        800,
                        new AppliedPromotion(ONE, 1)),
                new Case(
                        "a product that was in another category then",
                        List.of(LIST),
                        List.of(history(ONE, runs(1, -25, ofCategory("tools"), -20, -10))),
                        product(described(-60, "lamps"), described(-5, "tools")),
                        1000),
                new Case(
                        "clearance that a promotion leaves out",
                        List.of(
                                LIST,
                                new PriceSet(PriceKind.CLEARANCE, euro(950), day(-20), null, null)),
                        List.of(history(ONE, runs(1, -19, butClearance(), -19, 30))),
                        lamp,
                        950));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReferenceIsWhatAnyonePaid(Case given) {
        var announced = event(given.promotions(), given.product(), given.prices(), 1L);

        assertThat(announced.reference()).isEqualTo(euro(given.reference()));
        assertThat(announced.proof().promotionsAsOf()).isEqualTo(NOW);
        if (given.applied().isEmpty()) {
            assertThat(announced.proof().promotions()).isNull();
            assertThat(announced.proof().promotion()).isNull();
        } else {
            assertThat(announced.proof().promotions()).isEqualTo(given.applied());
            assertThat(announced.proof().promotion())
                    .isEqualTo(given.applied().getFirst().promotion());
        }
    }

    @Test
    void thePageHasTheseCases() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(cases().map(one -> "| " + one.name() + " |")).allMatch(page::contains);
    }

    @Test
    void whatIsPaidIsWithThePromotionsThatRunThen() {
        var announced =
                event(
                        List.of(history(ONE, runs(1, -1, everything(2500), 0, 9))),
                        product(described(-60, "lamps")),
                        List.of(LIST),
                        null);

        assertThat(announced.price()).isEqualTo(euro(750));
        assertThat(announced.reference()).isEqualTo(euro(1000));
    }

    private static PriceReductionAnnounced event(
            List<PromotionHistory> promotions,
            PastProduct product,
            List<PriceSet> prices,
            @Nullable Long paid) {
        var zone = new ZoneDefined("EUR", 2, "UTC", TaxDisplay.GROSS);
        var past = new PastOffers(promotions, product, NOW);
        var decision =
                new Deciding<>(
                                new PriceDecider(),
                                new References(true, zone, null, null).with(past),
                                NOW)
                        .given(List.<PriceEvent>copyOf(prices))
                        .when(
                                new AnnounceReduction(
                                        SKU,
                                        ZONE,
                                        paid == null ? 2500 : 9900,
                                        paid == null ? null : euro(paid),
                                        null,
                                        null));
        return (PriceReductionAnnounced)
                ((Decision.Accepted<PriceEvent>) decision).events().getFirst();
    }

    private static PromotionHistory history(PromotionId id, PromotionVersion... versions) {
        return new PromotionHistory(id, List.of(versions));
    }

    private static PromotionVersion runs(
            int version, int recorded, PromotionDefinition definition, int from, int until) {
        var schedule = PromotionSchedule.of(day(from), day(until));
        return new PromotionVersion(
                version,
                day(recorded),
                new PromotionLife(1, definition, schedule, PromotionState.SCHEDULED),
                100);
    }

    private static PromotionVersion is(
            PromotionState state, int version, int recorded, PromotionDefinition definition) {
        var schedule = PromotionSchedule.of(day(-60), day(-10));
        return new PromotionVersion(
                version, day(recorded), new PromotionLife(1, definition, schedule, state), 100);
    }

    private static PromotionDefinition everything(int percentOff) {
        return definition(
                percentOff,
                scope(true, List.of(), Exclusions.NONE),
                null,
                List.of(),
                Stacking.BEST);
    }

    private static PromotionDefinition members(int percentOff) {
        return definition(
                percentOff,
                scope(false, List.of(), Exclusions.NONE),
                null,
                List.of(),
                Stacking.BEST);
    }

    private static PromotionDefinition ofCategory(String category) {
        return definition(
                1000,
                scope(false, List.of(new CategoryId(category)), Exclusions.NONE),
                null,
                List.of(),
                Stacking.BEST);
    }

    private static PromotionDefinition butClearance() {
        return definition(
                1000,
                scope(
                        true,
                        List.of(),
                        new Exclusions(List.of(), List.of(), List.of(), List.of(), true)),
                null,
                List.of(),
                Stacking.BEST);
    }

    private static PromotionDefinition forMembers() {
        return definition(
                1000,
                scope(true, List.of(), Exclusions.NONE),
                new AudienceId("members"),
                List.of(),
                Stacking.BEST);
    }

    private static PromotionDefinition elsewhere() {
        return definition(
                1000,
                scope(true, List.of(), Exclusions.NONE),
                null,
                List.of(new ZoneId("fr")),
                Stacking.BEST);
    }

    private static PromotionDefinition stacking(int percentOff, StackingMode mode) {
        return definition(
                percentOff,
                scope(true, List.of(), Exclusions.NONE),
                null,
                List.of(),
                new Stacking(mode, null, null));
    }

    private static PromotionScope scope(
            boolean everything, List<CategoryId> categories, Exclusions exclude) {
        return new PromotionScope(everything, categories, List.of(), List.of(), exclude);
    }

    private static PromotionDefinition definition(
            int percentOff,
            PromotionScope scope,
            @Nullable AudienceId audience,
            List<ZoneId> zones,
            Stacking stacking) {
        return new PromotionDefinition(
                "Weeks of light",
                PromotionLevel.ITEM,
                Benefit.percent(percentOff),
                scope,
                zones,
                List.of(),
                audience,
                0,
                stacking,
                Caps.NONE,
                DiscountRounding.HALF_UP,
                RoundingPer.UNIT,
                null);
    }

    private static PastProduct product(Described... described) {
        return new PastProduct(described.length, 0, List.of(described), List.of());
    }

    private static Described described(int recorded, String category) {
        return new Described(
                day(recorded),
                new ProductDescription(
                        "A lamp",
                        new BrandId("acme"),
                        List.of(new CategoryId(category)),
                        null,
                        null,
                        null));
    }

    private static PriceSet sale(long minor, int from, int until) {
        return new PriceSet(PriceKind.SALE, euro(minor), day(from), day(until), null);
    }

    private static Instant day(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR", 2);
    }
}
