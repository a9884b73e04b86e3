package dev.aisle.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.log.BucketHeads.Head;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
    private static final Track OFFERS = new Track("offers", 1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProgressBoard board = new ProgressBoard(new Buckets(4));

    @Test
    void progressNeverGoesBack() {
        board.advance(OFFERS, 1, 7);
        board.advance(OFFERS, 1, 3);

        assertThat(board.standing(OFFERS, 1).offset()).isEqualTo(7);
        assertThat(board.standing(OFFERS, 2).offset()).isEqualTo(-1);
        assertThat(board.standing(new Track("offers", 2), 1).offset()).isEqualTo(-1);
    }

    @Test
    void theOldestHeadThatIsMissingTellsTheLag() {
        board.advance(OFFERS, 0, 4);
        heads(4, NOON);
        assertThat(board.standing(OFFERS, 0).missing()).isNull();

        heads(6, NOON.plusSeconds(1));
        heads(9, NOON.plusSeconds(2));
        assertThat(board.standing(OFFERS, 0).missing()).isEqualTo(new Head(6, NOON.plusSeconds(1)));

        board.advance(OFFERS, 0, 8);
        assertThat(board.standing(OFFERS, 0).missing()).isEqualTo(new Head(9, NOON.plusSeconds(2)));

        board.advance(OFFERS, 0, 9);
        assertThat(board.standing(OFFERS, 0).missing()).isNull();
    }

    @Test
    void theOldestMissingHeadStaysExactHoweverManyFollow() {
        for (int second = 1; second <= 100; second++) {
            heads(second, NOON.plusSeconds(second));
        }

        assertThat(board.standing(OFFERS, 0).missing()).isEqualTo(new Head(1, NOON.plusSeconds(1)));
        var late = new Track("late", 1);
        board.standing(late, 0);
        heads(101, NOON.plusSeconds(101));
        heads(150, NOON.plusSeconds(150));
        assertThat(board.standing(late, 0).missing())
                .isEqualTo(new Head(100, NOON.plusSeconds(100)));
        board.advance(late, 0, 149);
        assertThat(board.standing(late, 0).missing())
                .isEqualTo(new Head(150, NOON.plusSeconds(150)));
    }

    @Test
    void headsOfAnEarlierInstantArePassedOver() {
        heads(6, NOON.plusSeconds(1));
        heads(5, NOON);

        assertThat(board.headsAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void whoWaitsIsAnsweredByProgressAlone() {
        var waiter =
                board.until(() -> board.hasReached(OFFERS, Map.of(0, 5L, 1, 2L)), LONG)
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());
        board.advance(OFFERS, 0, 5);
        waiter.assertNotTerminated();

        board.advance(OFFERS, 1, 2);

        waiter.assertCompleted().assertItem(true);
    }

    @Test
    void whoWaitsInVainIsToldSoAtTheLimit() {
        var waiter =
                board.until(() -> false, Duration.ofMillis(20))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());

        assertThat(waiter.awaitItem().getItem()).isFalse();
    }

    @Test
    void aBucketThatTheInstallationDoesNotHaveIsNeverReached() {
        assertThat(board.hasReached(OFFERS, Map.of(64, 0L))).isFalse();
        board.advance(OFFERS, -1, 5);
        board.heard(NOON, Map.of(99, new Head(1, NOON)));
    }

    @Test
    void generationsOfLongAgoAreForgotten() {
        for (int generation = 1; generation <= 100; generation++) {
            board.advance(new Track("offers", generation), 0, generation);
        }

        assertThat(board.standing(new Track("offers", 100), 0).offset()).isEqualTo(100);
        assertThat(board.standing(new Track("offers", 99), 0).offset()).isEqualTo(99);
    }

    private void heads(long offset, Instant at) {
        board.standing(OFFERS, 0);
        board.heard(at, Map.of(0, new Head(offset, at)));
    }
}
