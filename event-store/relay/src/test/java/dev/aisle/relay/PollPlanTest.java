package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.relay.ResumePoint.After;
import dev.aisle.relay.loop.Work;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollPlanTest {
    private static final LogPage NOTHING = new LogPage(Map.of(), 10, List.of());
    private static final LogPage SOMETHING = new LogPage(Map.of(1, -1L), 10, List.of(event()));

    private final GrownBuckets grown = new GrownBuckets();
    private final PollPlan plan = new PollPlan(grown, Duration.ofHours(1));
    private final Map<Integer, BucketFeed> feeds =
            IntStream.range(0, 4)
                    .boxed()
                    .collect(Collectors.toMap(i -> i, i -> new BucketFeed(i, After.NOTHING)));

    @Test
    void withoutNoticesAllBucketsAreLookedAt() {
        assertThat(plan.choose(feeds)).hasSize(4);
        assertThat(plan.after(SOMETHING)).isEqualTo(Work.SOME);
        assertThat(plan.choose(feeds)).hasSize(4);
        assertThat(plan.after(NOTHING)).isEqualTo(Work.NONE);
    }

    @Test
    void aNoticeNamesWhatToLookAt() {
        plan.choose(feeds);
        tell(1, 3, 70);

        assertThat(plan.choose(feeds)).extracting(BucketFeed::bucket).containsExactly(1, 3);
        assertThat(plan.after(SOMETHING)).isEqualTo(Work.NONE);
    }

    @Test
    void whatAllOfThemHadIsNoReasonToHurryWhileNoticesAreHeard() {
        tell(1);

        assertThat(plan.choose(feeds)).hasSize(4); // It never looked at all of them yet.
        assertThat(plan.after(SOMETHING)).isEqualTo(Work.NONE);
    }

    @Test
    void noticesDoNotKeepTheOthersFromBeingLookedAt() {
        var often = new PollPlan(grown, Duration.ofNanos(1));
        tell(1);
        assertThat(often.choose(feeds)).hasSize(4);
        tell(1);
        assertThat(often.choose(feeds)).hasSize(4);
    }

    @Test
    void whatWasLeftOverIsLookedForAmongAll() {
        plan.choose(feeds);
        plan.leftOver();
        tell(1);

        assertThat(plan.choose(feeds)).hasSize(4);
    }

    @Test
    void aNoticeWakesTheLoop() {
        var woken = new AtomicInteger();
        grown.onNotice(woken::incrementAndGet);

        tell(2);

        assertThat(woken).hasValue(1);
    }

    private void tell(int... buckets) {
        var told = new BitSet();
        IntStream.of(buckets).forEach(told::set);
        grown.told(told);
    }

    private static StoredEvent event() {
        return new StoredEvent(
                1,
                0,
                StreamId.parse("price/SKU-1/us-east"),
                1,
                new UUID(0, 1),
                "type",
                Buffer.buffer(),
                Buffer.buffer(),
                Instant.EPOCH);
    }
}
