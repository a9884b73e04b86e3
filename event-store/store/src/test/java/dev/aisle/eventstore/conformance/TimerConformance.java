package dev.aisle.eventstore.conformance;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.freshStreamElsewhere;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static dev.aisle.eventstore.conformance.Decisions.withTimer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.Timers.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How appends set timers, and claims give them out. Each test begins without timers.
public abstract class TimerConformance {
    protected static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    private static final Set<Integer> ALL =
            IntStream.range(0, BUCKETS.count()).boxed().collect(Collectors.toSet());
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration BRIEF = Duration.ofMillis(20);
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.123456Z");

    protected abstract EventStore store();

    protected abstract Timers timers();

    private void append(Decision... batch) {
        store().append(List.of(batch)).await().indefinitely();
    }

    private List<Due> claim(Instant dueBy, Duration lease) {
        return timers().claim(ALL, dueBy, lease, 100).await().indefinitely();
    }

    @Test
    void aTimerIsGivenOutOnceItIsDueAndNotBefore() {
        var stream = freshStream();
        append(withTimer(decision(stream, 0, 1), NOON));

        assertThat(claim(NOON.minusMillis(1), LONG)).isEmpty();
        assertThat(claim(NOON, LONG)).containsExactly(new Due(stream, NOON));
    }

    @Test
    void aClaimedTimerIsKeptFromOthersUntilItsLeaseEnds() {
        var stream = freshStream();
        append(withTimer(decision(stream, 0, 1), NOON));
        assertThat(claim(NOON, BRIEF)).hasSize(1);

        await().until(() -> !claim(NOON, LONG).isEmpty());
        assertThat(claim(NOON, LONG)).isEmpty();
    }

    @Test
    void aTimerThatIsMovedIsDueAtItsNewTimeThoughItWasClaimed() {
        var stream = freshStream();
        append(withTimer(decision(stream, 0, 1), NOON));
        assertThat(claim(NOON, LONG)).hasSize(1);

        append(withTimer(decision(stream, 1, 1), NOON.plusSeconds(60)));

        assertThat(claim(NOON, LONG)).isEmpty();
        assertThat(claim(NOON.plusSeconds(60), LONG))
                .containsExactly(new Due(stream, NOON.plusSeconds(60)));
    }

    @Test
    void aTimerThatStaysAsItIsKeepsItsClaim() {
        var stream = freshStream();
        append(withTimer(decision(stream, 0, 1), NOON));
        assertThat(claim(NOON, LONG)).hasSize(1);

        append(withTimer(decision(stream, 1, 1), NOON));
        append(decision(stream, 2, 1));

        assertThat(claim(NOON, LONG)).isEmpty();
    }

    @Test
    void aTimerThatIsRemovedIsNotGivenOut() {
        var stream = freshStream();
        append(withTimer(decision(stream, 0, 1), NOON));
        append(withTimer(decision(stream, 1, 1), null));
        append(withTimer(decision(freshStream(), 0, 1), null));

        assertThat(claim(NOON, LONG)).isEmpty();
    }

    @Test
    void aDecisionWithoutEventsChangesTheTimerToo() {
        var stream = freshStream();
        append(decision(stream, 0, 1));
        append(withTimer(decision(stream, 1, 0), NOON));
        assertThat(claim(NOON, BRIEF)).hasSize(1);

        append(withTimer(decision(stream, 1, 0), null));
        assertThat(claim(NOON, LONG)).isEmpty();
    }

    @Test
    void ofSeveralChangesInABatchTheLastOneThatIsAppendedHolds() {
        var stream = freshStream();
        var other = sibling(stream, "store-2");
        append(
                withTimer(decision(stream, 0, 1), NOON.plusSeconds(1)),
                withTimer(decision(other, 0, 1), NOON),
                withTimer(decision(stream, 1, 1), NOON.plusSeconds(2)),
                decision(stream, 2, 1));
        assertThat(claim(NOON.plusSeconds(3), BRIEF))
                .containsExactly(new Due(other, NOON), new Due(stream, NOON.plusSeconds(2)));

        append(
                withTimer(decision(stream, 3, 1), NOON.plusSeconds(4)),
                withTimer(decision(other, 7, 1), null),
                withTimer(decision(stream, 9, 1), NOON.plusSeconds(5)));
        await().untilAsserted(
                        () ->
                                assertThat(claim(NOON.plusSeconds(5), BRIEF))
                                        .containsExactly(
                                                new Due(other, NOON),
                                                new Due(stream, NOON.plusSeconds(4))));
    }

    @Test
    void aDecisionThatIsNotAppendedChangesNoTimer() {
        var stream = freshStream();
        var key = freshKey();
        append(withTimer(keyed(decision(stream, 0, 1), key, 7, "first"), NOON));

        assertThat(
                        store().append(List.of(withTimer(decision(stream, 0, 1), null)))
                                .await()
                                .indefinitely())
                .containsExactly(new Conflict(1));
        append(withTimer(keyed(decision(stream, 1, 1), key, 7, "again"), null));
        append(withTimer(keyed(decision(stream, 1, 1), key, 8, "other"), null));

        assertThat(claim(NOON, LONG)).containsExactly(new Due(stream, NOON));
    }

    @Test
    void aClaimIsOfTheEarliestAndOfTheWantedBuckets() {
        var first = freshStream();
        int bucket = BUCKETS.of(first.key());
        var elsewhere = freshStreamElsewhere(BUCKETS, first);
        var streams = List.of(first, sibling(first, "store-2"), sibling(first, "store-3"));
        append(
                withTimer(decision(streams.get(2), 0, 1), NOON.plusSeconds(3)),
                withTimer(decision(streams.get(0), 0, 1), NOON.plusSeconds(1)),
                withTimer(decision(elsewhere, 0, 1), NOON),
                withTimer(decision(streams.get(1), 0, 1), NOON.plusSeconds(2)));

        var claimed = timers().claim(Set.of(bucket), NOON.plusSeconds(9), LONG, 2);
        assertThat(claimed.await().indefinitely())
                .extracting(Due::stream)
                .containsExactly(streams.get(0), streams.get(1));
        assertThat(claim(NOON.plusSeconds(9), LONG))
                .extracting(Due::stream)
                .containsExactly(elsewhere, streams.get(2));
        assertThat(timers().claim(Set.of(), NOON, LONG, 1).await().indefinitely()).isEmpty();
    }

    @Test
    void claimsAtTheSameTimeShareNoTimer() throws Exception {
        var streams = Decisions.freshStreams(200);
        append(
                streams.stream()
                        .map(s -> withTimer(decision(s, 0, 1), NOON))
                        .toArray(Decision[]::new));

        var claims =
                Racers.race(
                        8, _ -> () -> timers().claim(ALL, NOON, LONG, 60).await().indefinitely());

        var seen = new HashSet<StreamId>();
        claims.forEach(claim -> claim.forEach(due -> assertThat(seen.add(due.stream())).isTrue()));
        claim(NOON, LONG).forEach(due -> assertThat(seen.add(due.stream())).isTrue());
        assertThat(claim(NOON, LONG)).isEmpty();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(streams);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedAtOnce() {
        var stream = freshStream();
        assertRefused(() -> timers().claim(ALL, NOON, LONG, 0), "1 to 1024 timers");
        assertRefused(() -> timers().claim(ALL, NOON, LONG, 1_025), "1 to 1024 timers");
        assertRefused(() -> timers().claim(ALL, NOON, Duration.ZERO, 1), "a lease");
        assertRefused(
                () -> append(withTimer(decision(stream, 0, 1), Instant.MAX)),
                "outside of the years");
    }

    private static void assertRefused(Runnable call, String reason) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
