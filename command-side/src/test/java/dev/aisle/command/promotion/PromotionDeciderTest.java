package dev.aisle.command.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionDeciderTest {
    private static final Instant FROM = Instant.parse("2026-11-27T00:00:00Z");

    private final Deciding<PromotionCommand, Promotion, PromotionEvent> promotions =
            new Deciding<>(new PromotionDecider(), References.NONE, Instant.EPOCH);

    @Test
    void aPromotionIsDefinedOnce() {
        var defined = new PromotionDefined("BF", 2000, categories(1), List.of(), FROM, null);

        assertThat(promotions.when(define("BF", 2000, 1, null)))
                .isEqualTo(Decision.accept((PromotionEvent) defined));
        assertThat(promotions.given(defined).when(define("BF", 2000, 1, null)))
                .isEqualTo(Decision.accept());
        var refused = promotions.given(defined).when(define("BF", 3000, 1, null));
        assertThat(((Decision.Refused<PromotionEvent>) refused).refusal().code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @ParameterizedTest
    @CsvSource({
        "n, 1, 1, 1,",
        "n, 10000, 100, 1,",
        "n, 0, 1, 1, data.percentOff",
        "n, 10001, 1, 1, data.percentOff",
        "n, 1, 0, 1, data.categories",
        "n, 1, 101, 1, data.categories",
        "' ', 1, 1, 1, data.name",
        "n, 1, 1, 0, data.until",
        "n, 1, 1, -1, data.until"
    })
    void aDefinitionHasBounds(
            String name, int percentOff, int categories, long seconds, @Nullable String field) {
        assertThat(
                        promotions
                                .decider()
                                .malformed(
                                        define(
                                                name,
                                                percentOff,
                                                categories,
                                                FROM.plusSeconds(seconds)))
                                .map(Refusal::field)
                                .orElse(null))
                .isEqualTo(field);
    }

    private static DefinePromotion define(
            String name, int percentOff, int categories, @Nullable Instant until) {
        return new DefinePromotion(
                new PromotionId("bf-26"),
                name,
                percentOff,
                categories(categories),
                null,
                FROM,
                until);
    }

    private static List<CategoryId> categories(int count) {
        return Collections.nCopies(count, new CategoryId("lamps"));
    }
}
