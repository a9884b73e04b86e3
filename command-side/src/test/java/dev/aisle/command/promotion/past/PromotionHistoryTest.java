package dev.aisle.command.promotion.past;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.PromotionEvent.PromotionDefined;
import dev.aisle.contracts.event.PromotionEvent.PromotionEnded;
import dev.aisle.contracts.event.PromotionEvent.PromotionPaused;
import dev.aisle.contracts.event.PromotionEvent.PromotionResumed;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionHistoryTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatItWasThenIsFound() {
        var history = history(defined(300), new PromotionPaused(1), new PromotionResumed(1));

        assertThat(history.at(BEGIN.minusMillis(1))).isNull();
        assertThat(requireNonNull(history.at(BEGIN)).version()).isEqualTo(1);
        assertThat(requireNonNull(history.at(day(1))).life().state())
                .isEqualTo(PromotionState.PAUSED);
        assertThat(requireNonNull(history.at(day(2).minusMillis(1))).version()).isEqualTo(2);
        assertThat(requireNonNull(history.at(day(9))).version()).isEqualTo(3);
    }

    @Test
    void whatDidNotHoldAnyMoreIsForgotten() {
        var history = history(defined(300), new PromotionPaused(1), new PromotionResumed(1));

        assertThat(history.since(day(1).minusMillis(1))).isEqualTo(history);
        var since = requireNonNull(history.since(day(1)));
        assertThat(since.versions()).hasSize(2);
        assertThat(since.at(day(1))).isEqualTo(history.at(day(1)));
        assertThat(since.weight()).isLessThan(history.weight());
        assertThat(requireNonNull(history.since(day(200))).versions()).hasSize(1);
    }

    @Test
    void whatIsOverIsForgottenWhole() {
        assertThat(history(defined(10)).since(day(10).minusMillis(1))).isNotNull();
        assertThat(history(defined(10)).since(day(10))).isNull();
        var ended = history(defined(300), new PromotionEnded(1));
        assertThat(ended.since(day(1).minusMillis(1))).isNotNull();
        assertThat(ended.since(day(1))).isNull();
    }

    @Test
    void whatNobodyHasDefinedIsNothing() {
        assertThat(
                        PromotionHistory.after(
                                null, new PromotionId("p-1"), 1, BEGIN, new PromotionPaused(1), 10))
                .isNull();
    }

    /// One event a day.
    private static PromotionHistory history(PromotionEvent... events) {
        @Nullable PromotionHistory history = null;
        for (int i = 0; i < events.length; i++) {
            history =
                    PromotionHistory.after(
                            history, new PromotionId("p-1"), i + 1, day(i), events[i], 100);
        }
        return requireNonNull(history);
    }

    private static PromotionDefined defined(int days) {
        return new PromotionDefined(
                1,
                PromotionDefinition.percentOff("Weeks of light", 1000, List.of(), List.of()),
                PromotionSchedule.of(BEGIN, day(days)));
    }

    private static Instant day(int days) {
        return BEGIN.plus(Duration.ofDays(days));
    }
}
