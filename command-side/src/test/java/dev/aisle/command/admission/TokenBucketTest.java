package dev.aisle.command.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Also against the faults of token buckets that are often copied.
class TokenBucketTest {
    private long now =
            Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5); // It overflows, as nanoTime may.

    @Test
    void aBurstIsTakenAtOnceAndThenAsItIsEarned() {
        var bucket = bucket(10, 3);

        assertThat(takeAll(bucket)).isEqualTo(3);
        assertThat(bucket.nanosUntilNext()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        pass(99_999_999);
        assertThat(bucket.take()).isFalse();
        pass(1);
        assertThat(bucket.take()).isTrue();
        assertThat(bucket.take()).isFalse();
    }

    @Test
    void aClockThatGoesBackTakesNothingAndBringsNothing() {
        var bucket = bucket(10, 5);
        bucket.take();
        bucket.take();

        pass(-TimeUnit.HOURS.toNanos(1));
        assertThat(bucket.rateLimit().remaining()).isEqualTo(3);
        assertThat(takeAll(bucket)).isEqualTo(3);
        pass(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(takeAll(bucket)).as("earned since, by the new clock").isEqualTo(1);
    }

    @Test
    void aLongIdleTimeEarnsNoMoreThanTheBurst() {
        var bucket = bucket(1_000_000_000, 7);
        takeAll(bucket);

        pass(Long.MAX_VALUE);
        assertThat(takeAll(bucket)).isEqualTo(7);
        assertThat(bucket.nanosUntilNext()).isPositive();
    }

    /// Rates that divide no second, asked at random moments: rounding down at each refill would lose tokens.
    @Test
    void noFractionOfATokenIsLost() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (long perSecond : new long[] {3, 7, 997, 123_457}) {
            var bucket = bucket(perSecond, perSecond);
            takeAll(bucket);
            long passed = 0;
            long taken = 0;
            while (passed < TimeUnit.SECONDS.toNanos(20)) {
                long step = 1 + random.nextLong(2_000_000_000 / perSecond);
                pass(step);
                passed += step;
                if (bucket.take()) {
                    taken++;
                }
                taken += takeAll(bucket);
            }
            assertThat(taken)
                    .as("of %d/s, seed %d", perSecond, seed)
                    .isEqualTo(
                            Math.multiplyHigh(passed, perSecond) == 0
                                    ? passed * perSecond / 1_000_000_000
                                    : -1);
        }
    }

    @Test
    void theFieldsSayWhatIsLeft() {
        var bucket = bucket(10, 25);
        bucket.take();
        assertThat(bucket.rateLimit().policy()).isEqualTo("\"commands\";q=25;w=3");
        assertThat(bucket.rateLimit().state()).isEqualTo("\"commands\";r=24;t=1");

        takeAll(bucket);
        assertThat(bucket.rateLimit().state()).isEqualTo("\"commands\";r=0;t=3");
        assertThat(bucket.rateLimit().retryAfterSeconds()).isEqualTo(1);
    }

    private TokenBucket bucket(long perSecond, long burst) {
        return new TokenBucket(new Quota(perSecond, burst), () -> now);
    }

    private void pass(long nanos) {
        now += nanos;
    }

    private static long takeAll(TokenBucket bucket) {
        long taken = 0;
        while (bucket.take()) {
            taken++;
        }
        return taken;
    }
}
