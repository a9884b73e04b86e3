package dev.aisle.contracts.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.testing.Choices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of any basket and any promotions.
class PricingPropertiesTest {
    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(400);
    }

    @Property(tries = 500)
    void neverBelowAFloorNorAboveTheUndiscountedPriceAndExactInMinorUnits(
            @ForAll("choices") Choices random) {
        var baskets = new Baskets(random);
        var lines = baskets.lines();
        var priced = PromotionPricing.basket(lines, baskets.promotions(), Baskets.CONTEXT);

        assertThat(priced.lines()).extracting(PricedLine::line).isEqualTo(lines);
        long total = 0;
        for (var line : priced.lines()) {
            long saved = line.applied().stream().mapToLong(PromotionVerdict::savedMinor).sum();
            assertThat(line.before().minor() - saved).isEqualTo(line.total().minor());
            assertThat(line.total().minor()).isBetween(0L, line.before().minor());
            var floor = Baskets.floorOf(line);
            if (floor != null) {
                assertThat(line.total().minor()).isGreaterThanOrEqualTo(floor);
            }
            total += line.total().minor();
        }
        assertThat(priced.total().minor()).isEqualTo(total);
    }

    @Property(tries = 500)
    void noMoreComesOffThanAnyOfThoseThatApplyAllows(@ForAll("choices") Choices random) {
        var baskets = new Baskets(random);
        var priced =
                PromotionPricing.basket(baskets.lines(), baskets.promotions(), Baskets.CONTEXT);
        for (var line : priced.lines()) {
            for (var verdict : line.applied()) {
                var most = verdict.promotion().definition().stacking().maxTotalOff();
                if (most != null) {
                    var off = line.before().minor() - line.total().minor();
                    assertThat(BigDecimal.valueOf(off))
                            .isLessThanOrEqualTo(
                                    BigDecimal.valueOf(line.before().minor())
                                            .multiply(BigDecimal.valueOf(most))
                                            .movePointLeft(4));
                }
            }
        }
    }

    @Property(tries = 500)
    void theSameWhateverTheOrderOfThePromotions(@ForAll("choices") Choices random) {
        var baskets = new Baskets(random);
        var lines = baskets.lines();
        var promotions = baskets.promotions();
        var shuffled = new ArrayList<>(promotions);
        Collections.shuffle(shuffled, random);

        assertThat(PromotionPricing.basket(lines, shuffled, Baskets.CONTEXT))
                .isEqualTo(PromotionPricing.basket(lines, promotions, Baskets.CONTEXT));
    }

    @Property(tries = 500)
    void whatIsExclusiveStandsAloneAndOfAGroupOneApplies(@ForAll("choices") Choices random) {
        var baskets = new Baskets(random);
        var priced =
                PromotionPricing.basket(baskets.lines(), baskets.promotions(), Baskets.CONTEXT);
        for (var line : priced.lines()) {
            var stackings =
                    line.applied().stream()
                            .map(verdict -> verdict.promotion().definition().stacking())
                            .toList();
            if (stackings.stream().anyMatch(one -> one.mode() == StackingMode.EXCLUSIVE)) {
                assertThat(stackings).hasSize(1);
            }
            assertThat(
                            stackings.stream()
                                    .filter(one -> one.mode() == StackingMode.BEST_OF_GROUP)
                                    .map(one -> String.valueOf(one.group())))
                    .doesNotHaveDuplicates();
        }
    }

    @Property(tries = 500)
    void aLineByItselfIsABasketWithoutPromotionsOnBaskets(@ForAll("choices") Choices random) {
        var baskets = new Baskets(random);
        var line = baskets.lines().getFirst();
        var promotions =
                baskets.promotions().stream()
                        .filter(one -> one.definition().level() == PromotionLevel.ITEM)
                        .toList();
        assertThat(PromotionPricing.line(line, promotions, Baskets.CONTEXT))
                .isEqualTo(
                        PromotionPricing.basket(List.of(line), promotions, Baskets.CONTEXT)
                                .lines()
                                .getFirst());
    }

    @Property(tries = 500)
    void anAmountIsSharedOutExactlyAsFarAsThereIsRoom(@ForAll("choices") Choices random) {
        long amount = random.nextLong(9_007_199_254_740_992L);
        int size = 1 + random.nextInt(6);
        var weights = new long[size];
        var rooms = new long[size];
        long room = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = random.nextInt(4) == 0 ? 0 : random.nextLong(9_007_199_254_740_991L / 6);
            rooms[i] = random.nextInt(3) == 0 ? weights[i] / 3 : weights[i];
            room += rooms[i];
        }
        var shares = Apportioned.of(amount, weights, rooms);
        long sum = 0;
        for (int i = 0; i < size; i++) {
            assertThat(shares[i]).isBetween(0L, rooms[i]);
            sum += shares[i];
        }
        assertThat(sum).isEqualTo(Math.min(amount, room));
    }

    @Property(tries = 5_000)
    void roundingIsThatOfJavasDecimals(@ForAll("choices") Choices random) {
        long of = random.nextLong(random.nextBoolean() ? 10_000 : 9_007_199_254_740_991L);
        long denominator = 1 + random.nextLong(40_000);
        long numerator = random.nextLong(denominator + 1);
        for (var rounding : DiscountRounding.values()) {
            assertThat(RoundingStep.rounded(of, numerator, denominator, rounding))
                    .isEqualTo(
                            BigDecimal.valueOf(of)
                                    .multiply(BigDecimal.valueOf(numerator))
                                    .divide(BigDecimal.valueOf(denominator), 0, rounding.mode())
                                    .longValueExact());
        }
    }
}
