package dev.aisle.eventstore.conformance;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshKey;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.freshStreamElsewhere;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.knowing;
import static dev.aisle.eventstore.conformance.Decisions.reading;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.AppendOutcome.AlreadyDone;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.AppendOutcome.Conflict;
import dev.aisle.eventstore.AppendOutcome.KeyReused;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an append confirms, refuses and remembers, one batch after another.
public abstract class EventStoreConformance {
    protected static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);

    /// One instance of a room; each call may give another one.
    protected abstract EventStore store();

    protected abstract EventLog log();

    /// Lets the ledger's window end.
    protected abstract void passLedgerWindow() throws Exception;

    protected final List<AppendOutcome> append(Decision... batch) {
        return store().append(Arrays.asList(batch)).await().indefinitely();
    }

    protected final StreamHistory load(StreamId stream) {
        var histories = store().load(List.of(stream)).await().indefinitely();
        return histories.getOrDefault(stream, StreamHistory.NONE);
    }

    protected final List<StoredEvent> readAfter(int bucket, long offset) {
        var events = new ArrayList<StoredEvent>();
        long after = offset;
        while (true) {
            var page = log().read(Map.of(bucket, after), 1_000).await().indefinitely();
            events.addAll(page);
            if (page.isEmpty()) {
                return events;
            }
            after = page.getLast().offset();
        }
    }

    protected final long head(StreamId stream) {
        int bucket = BUCKETS.of(stream.key());
        var head = log().heads(Set.of(bucket)).await().indefinitely().get(bucket);
        return head == null ? -1 : head.offset();
    }

    @Test
    void anAppendedEventIsLoadedAsItWas() {
        var stream = freshStream();
        var decision = decision(stream, 0, 2);
        long before = head(stream);

        var outcomes = append(decision);

        assertThat(outcomes).containsExactly(new Appended(2, before + 2));
        var history = load(stream);
        assertThat(history.version()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            var given = decision.events().get(i);
            var stored = history.events().get(i);
            assertThat(stored)
                    .isEqualTo(
                            new StoredEvent(
                                    BUCKETS.of(stream.key()),
                                    before + 1 + i,
                                    stream,
                                    i + 1,
                                    given.id(),
                                    given.type(),
                                    given.payload(),
                                    given.metadata(),
                                    stored.recordedAt()));
            assertThat(stored.recordedAt().getNano() % 1_000_000).isZero();
        }
        assertThat(readAfter(BUCKETS.of(stream.key()), before)).isEqualTo(history.events());
    }

    @Test
    void bytesAreStoredAsTheyAreEvenIfTheyAreNoText() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        var stream = freshStream();
        var plain = decision(stream, 0, 1).events().getFirst();
        var event =
                new dev.aisle.eventstore.NewEvent(
                        plain.id(), plain.type(), Buffer.buffer(bytes), Buffer.buffer());

        append(new Decision(stream, 0, List.of(), List.of(event), null));

        var stored = load(stream).events().getFirst();
        assertThat(stored.payload().getBytes()).isEqualTo(bytes);
        assertThat(stored.metadata().length()).isZero();
    }

    @Test
    void aStreamThatDoesNotExistHasVersionZero() {
        assertThat(load(freshStream())).isEqualTo(StreamHistory.NONE);
    }

    @Test
    void manyStreamsAreLoadedAtOnceEachInOrder() {
        var streams = Decisions.freshStreams(50);
        append(streams.stream().map(s -> decision(s, 0, 3)).toArray(Decision[]::new));

        var histories = store().load(streams).await().indefinitely();

        assertThat(histories).containsOnlyKeys(streams);
        assertThat(histories.values())
                .allSatisfy(
                        history ->
                                assertThat(history.events())
                                        .extracting(StoredEvent::version)
                                        .containsExactly(1L, 2L, 3L));
    }

    @Test
    void anExpectedVersionThatIsTooLowConflicts() {
        var stream = freshStream();
        append(decision(stream, 0, 3));

        assertThat(append(decision(stream, 1, 1))).containsExactly(new Conflict(3));
        assertThat(load(stream).version()).isEqualTo(3);
    }

    @Test
    void anExpectedVersionThatIsTooHighConflicts() {
        var stream = freshStream();
        append(decision(stream, 0, 3));

        assertThat(append(decision(stream, 4, 1))).containsExactly(new Conflict(3));
        assertThat(append(decision(freshStream(), 1, 1))).containsExactly(new Conflict(0));
        assertThat(load(stream).version()).isEqualTo(3);
    }

    @Test
    void commandsOfOneStreamAppendInOneBatchOneAfterAnother() {
        var stream = freshStream();
        long before = head(stream);

        assertThat(append(decision(stream, 0, 1), decision(stream, 1, 2), decision(stream, 3, 1)))
                .containsExactly(
                        new Appended(1, before + 1),
                        new Appended(3, before + 3),
                        new Appended(4, before + 4));
    }

    @Test
    void aConflictDoesNotFailOtherStreamsButFailsTheLaterCommandsOfItsOwn() {
        var stream = freshStream();
        var other = sibling(stream, "store-2");
        var elsewhere = freshStreamElsewhere(BUCKETS, stream);
        append(decision(stream, 0, 2));
        long before = head(stream);

        // Another instance has received; here receive was decided at 1, so reserve at 2 must not
        // slip
        // through, though 2 is the version.
        var outcomes =
                append(
                        decision(stream, 1, 1),
                        decision(other, 0, 2),
                        decision(stream, 2, 1),
                        decision(elsewhere, 0, 1),
                        decision(other, 2, 1));

        assertThat(outcomes.get(0)).isEqualTo(new Conflict(2));
        assertThat(outcomes.get(1)).isEqualTo(new Appended(2, before + 2));
        assertThat(outcomes.get(2)).isEqualTo(new Conflict(2));
        assertThat(outcomes.get(3)).isInstanceOf(Appended.class);
        assertThat(outcomes.get(4)).isEqualTo(new Appended(3, before + 3));
        assertThat(load(stream).version()).isEqualTo(2);
        assertThat(load(other).version()).isEqualTo(3);
    }

    @Test
    void commandsBeforeAConflictOfTheirStreamStand() {
        var stream = freshStream();
        long before = head(stream);

        assertThat(append(decision(stream, 0, 1), decision(stream, 5, 1), decision(stream, 1, 1)))
                .containsExactly(new Appended(1, before + 1), new Conflict(1), new Conflict(1));
        assertThat(load(stream).version()).isEqualTo(1);
    }

    @Test
    void aDecisionWithoutEventsIsConfirmed() {
        var stream = freshStream();
        append(decision(stream, 0, 2));
        long before = head(stream);

        assertThat(append(decision(stream, 2, 0))).containsExactly(new Appended(2, before));
        assertThat(append(decision(stream, 1, 0))).containsExactly(new Conflict(2));
        assertThat(head(stream)).isEqualTo(before);
    }

    @Test
    void aReadStreamThatChangedConflicts() {
        var price = freshStream();
        var product = sibling(price, "product");

        assertThat(append(reading(decision(price, 0, 1), product, 1)))
                .containsExactly(new Conflict(0));
        append(decision(product, 0, 1));
        assertThat(append(reading(decision(price, 0, 1), product, 0)))
                .containsExactly(new Conflict(0));
        assertThat(append(reading(decision(price, 0, 1), product, 1)).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void aReadSeesWhatItsBatchWroteBefore() {
        var price = freshStream();
        var product = sibling(price, "product");
        long before = head(price);

        assertThat(append(decision(product, 0, 1), reading(decision(price, 0, 1), product, 1)))
                .containsExactly(new Appended(1, before + 1), new Appended(1, before + 2));
    }

    @Test
    void aReadThatIsWrongAboutAStreamLeavesItsVersionsAsTheyAre() {
        var price = freshStream();
        var product = sibling(price, "product");

        var outcomes = append(reading(decision(price, 0, 1), product, 5), decision(product, 0, 2));

        assertThat(outcomes.get(0)).isEqualTo(new Conflict(0));
        assertThat(outcomes.get(1)).isEqualTo(new Appended(2, head(price)));
        assertThat(load(product).events()).extracting(StoredEvent::version).containsExactly(1L, 2L);
    }

    @Test
    void aReadOfAStreamThatFailedInItsBatchConflictsThoughTheVersionIsRight() {
        var price = freshStream();
        var product = sibling(price, "product");
        append(decision(product, 0, 2));

        assertThat(append(decision(product, 1, 1), reading(decision(price, 0, 1), product, 2)))
                .containsExactly(new Conflict(2), new Conflict(0));
        assertThat(load(price).version()).isZero();
    }

    private LogPosition lastOf(StreamId stream) {
        long head = head(stream);
        if (head < 0) {
            return LogPosition.EMPTY;
        }
        return new LogPosition(head, readAfter(BUCKETS.of(stream.key()), head - 1).getLast().id());
    }

    @Test
    void whatIsKnownAsOfTheLastEventAppends() {
        var stream = freshStream();
        var other = sibling(stream, "store-2");
        append(knowing(decision(stream, 0, 2), lastOf(stream)));
        var known = lastOf(stream);

        assertThat(
                        append(
                                knowing(decision(stream, 2, 1), known),
                                knowing(reading(decision(other, 0, 1), stream, 3), known),
                                knowing(decision(stream, 3, 0), known)))
                .containsExactly(
                        new Appended(3, known.offset() + 1),
                        new Appended(1, known.offset() + 2),
                        new Appended(3, known.offset() + 2));
    }

    @Test
    void whatWasKnownBeforeTheBucketGrewIsLookedUp() {
        var stream = freshStream();
        append(decision(stream, 0, 1));
        var known = lastOf(stream);
        append(decision(stream, 1, 1));

        assertThat(append(knowing(decision(stream, 1, 1), known))).containsExactly(new Conflict(2));
        assertThat(append(knowing(decision(stream, 2, 1), known)).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void whatIsKnownAsOfAnEventThatIsNotThereIsLookedUp() {
        var stream = freshStream();
        append(decision(stream, 0, 1));
        var last = lastOf(stream);

        for (var unfounded :
                List.of(
                        new LogPosition(last.offset(), UUID.randomUUID()),
                        new LogPosition(last.offset() + 1, last.eventId()),
                        new LogPosition(last.offset() + 7, UUID.randomUUID()),
                        LogPosition.EMPTY)) {
            assertThat(append(knowing(decision(stream, 3, 1), unfounded)))
                    .containsExactly(new Conflict(1));
        }
        assertThat(load(stream).version()).isEqualTo(1);
    }

    @Test
    void ofSeveralKnownPositionsOnlyTheOneThatIsLastIsTaken() {
        var stream = freshStream();
        var other = sibling(stream, "store-2");
        var unknown = sibling(stream, "store-3");
        append(decision(stream, 0, 1), decision(other, 0, 1), decision(unknown, 0, 1));
        var before = lastOf(stream);
        append(decision(other, 1, 1));
        var last = lastOf(stream);

        assertThat(
                        append(
                                knowing(decision(other, 1, 1), before),
                                knowing(decision(stream, 1, 1), last),
                                decision(unknown, 2, 1)))
                .containsExactly(
                        new Conflict(2), new Appended(2, last.offset() + 1), new Conflict(1));
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswerAndChangesNothing() {
        var stream = freshStream();
        var key = freshKey();
        var first = append(keyed(decision(stream, 0, 2), key, 7, "first")).getFirst();
        assertThat(first).isInstanceOf(Appended.class);
        append(decision(stream, 2, 1));
        long before = head(stream);

        var expected = new AlreadyDone(Buffer.buffer("first"), 2, ((Appended) first).offset());
        assertThat(append(keyed(decision(stream, 0, 2), key, 7, "second")))
                .containsExactly(expected);
        assertThat(append(keyed(decision(stream, 3, 2), key, 7, "third")))
                .containsExactly(expected);
        assertThat(head(stream)).isEqualTo(before);
    }

    @Test
    void aKeyUsedForAnotherRequestIsRefused() {
        var stream = freshStream();
        var key = freshKey();
        append(keyed(decision(stream, 0, 1), key, 7, "first"));

        assertThat(append(keyed(decision(stream, 1, 1), key, 8, "second")))
                .containsExactly(new KeyReused());
        assertThat(load(stream).version()).isEqualTo(1);
    }

    @Test
    void aRefusalIsRemembered() {
        var stream = freshStream();
        var key = freshKey();
        long before = head(stream);
        assertThat(append(keyed(decision(stream, 0, 0), key, 7, "sold out")))
                .containsExactly(new Appended(0, before));
        append(decision(stream, 0, 1));

        assertThat(append(keyed(decision(stream, 1, 1), key, 7, "granted")))
                .containsExactly(new AlreadyDone(Buffer.buffer("sold out"), 0, before));
        assertThat(load(stream).version()).isEqualTo(1);
    }

    @Test
    void aDecisionThatConflictsIsNotRemembered() {
        var stream = freshStream();
        var key = freshKey();
        var other = freshStream();
        assertThat(
                        append(
                                keyed(decision(stream, 1, 1), key, 7, "wrong"),
                                keyed(decision(other, 0, 1), freshKey(), 7, "right")))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(new Conflict(0)),
                        two -> assertThat(two).isInstanceOf(Appended.class));

        assertThat(append(keyed(decision(stream, 0, 1), key, 7, "right")).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void whatFollowsARepeatedKeyInItsStreamConflicts() {
        var stream = freshStream();
        var key = freshKey();
        append(keyed(decision(stream, 0, 1), key, 7, "first"));
        var other = freshStream();

        var outcomes =
                append(
                        keyed(decision(other, 0, 1), freshKey(), 7, "other"),
                        keyed(decision(stream, 1, 1), key, 7, "second"),
                        keyed(decision(stream, 2, 1), freshKey(), 7, "third"),
                        keyed(decision(stream, 1, 1), freshKey(), 7, "fourth"));

        assertThat(outcomes.get(0)).isInstanceOf(Appended.class);
        assertThat(outcomes.get(1)).isInstanceOf(AlreadyDone.class);
        assertThat(outcomes.get(2)).isEqualTo(new Conflict(1));
        assertThat(outcomes.get(3)).isEqualTo(new Conflict(1));
        assertThat(load(stream).version()).isEqualTo(1);
    }

    @Test
    void whatABatchWithARepeatRemembersIsRightToo() {
        var stream = freshStream();
        var repeated = freshKey();
        var key = freshKey();
        append(keyed(decision(stream, 0, 1), repeated, 7, "first"));
        var other = sibling(stream, "store-2");
        long before = head(stream);

        append(
                keyed(decision(stream, 1, 3), repeated, 7, "again"),
                keyed(decision(other, 0, 2), key, 9, "other"));

        assertThat(append(keyed(decision(other, 0, 2), key, 9, "other again")))
                .containsExactly(new AlreadyDone(Buffer.buffer("other"), 2, before + 2));
    }

    @Test
    void aKeyIsKnownAcrossTheWindowsBoundaryAndForgottenAfterTheNext() throws Exception {
        var stream = freshStream();
        var key = freshKey();
        append(keyed(decision(stream, 0, 1), key, 7, "first"));

        passLedgerWindow();
        assertThat(append(keyed(decision(stream, 1, 1), key, 7, "second")).getFirst())
                .isInstanceOf(AlreadyDone.class);
        assertThat(append(keyed(decision(stream, 1, 1), key, 8, "second")))
                .containsExactly(new KeyReused());

        passLedgerWindow();
        assertThat(append(keyed(decision(stream, 1, 1), key, 7, "third")).getFirst())
                .isInstanceOf(Appended.class);
    }

    @Test
    void theSameBatchAgainChangesNothing() {
        var stream = freshStream();
        var other = sibling(stream, "store-2");
        Decision[] batch = {
            keyed(decision(stream, 0, 1), freshKey(), 1, "one"),
            keyed(decision(stream, 1, 1), freshKey(), 2, "two"),
            decision(other, 0, 1)
        };
        var first = append(batch);
        long before = head(stream);

        var second = append(batch);

        assertThat(second)
                .containsExactly(
                        new AlreadyDone(Buffer.buffer("one"), 1, before - 2),
                        new AlreadyDone(Buffer.buffer("two"), 2, before - 1),
                        new Conflict(1));
        assertThat(first).allMatch(Appended.class::isInstance);
        assertThat(head(stream)).isEqualTo(before);
    }

    @Test
    void theLargestBatchOverAllBucketsAppends() {
        var streams = Decisions.freshStreams(EventStore.BATCH_SIZE_MAX);

        var outcomes =
                append(streams.stream().map(s -> decision(s, 0, 1)).toArray(Decision[]::new));

        assertThat(outcomes)
                .hasSize(EventStore.BATCH_SIZE_MAX)
                .allMatch(outcome -> outcome instanceof Appended(long version, _) && version == 1);
    }

    @Test
    void aReadPageIsBoundedPerBucketAndInOrder() {
        var one = freshStream();
        var two = freshStreamElsewhere(BUCKETS, one);
        int first = BUCKETS.of(one.key());
        int second = BUCKETS.of(two.key());
        append(decision(one, 0, 5), decision(two, 0, 5));

        var page = log().read(Map.of(first, -1L, second, -1L), 2).await().indefinitely();

        assertThat(page).hasSize(4);
        assertThat(page.getFirst().bucket()).isEqualTo(Math.min(first, second));
        assertThat(page.getLast().bucket()).isEqualTo(Math.max(first, second));
        assertThat(page).extracting(StoredEvent::offset).containsOnly(0L, 1L);
    }

    @Test
    void aReadPageIsBoundedInBytesButHasAlwaysOneEvent() {
        var stream = freshStream();
        int bucket = BUCKETS.of(stream.key());
        long before = head(stream);
        append(decision(stream, 0, 5));
        var all = log().read(Map.of(bucket, before), 10).await().indefinitely();
        long two = bytes(all.get(0)) + bytes(all.get(1));

        assertThat(offsetsWithin(bucket, before, two)).containsExactly(before + 1, before + 2);
        assertThat(offsetsWithin(bucket, before, two - 1)).containsExactly(before + 1);
        assertThat(offsetsWithin(bucket, before, 1)).containsExactly(before + 1);
        assertThat(offsetsWithin(bucket, before + 2, 1)).containsExactly(before + 3);
        assertThat(offsetsWithin(bucket, before, 1 << 20)).hasSize(5);
        assertThat(offsetsWithin(bucket, before + 5, 1 << 20)).isEmpty();
    }

    @Test
    void ofSeveralBucketsOnlyThoseAreCutWhoseEventsDoNotFit() {
        var one = freshStream();
        var two = freshStreamElsewhere(BUCKETS, one);
        long beforeOne = head(one);
        long beforeTwo = head(two);
        append(decision(one, 0, 5), decision(two, 0, 1));
        int first = BUCKETS.of(one.key());
        int second = BUCKETS.of(two.key());
        long each =
                bytes(log().read(Map.of(second, beforeTwo), 1).await().indefinitely().getFirst());

        var page =
                log().read(Map.of(first, beforeOne, second, beforeTwo), 10, 3 * each + each / 2)
                        .await()
                        .indefinitely();

        assertThat(page)
                .filteredOn(event -> event.bucket() == first)
                .extracting(StoredEvent::offset)
                .containsExactly(beforeOne + 1, beforeOne + 2, beforeOne + 3);
        assertThat(page).filteredOn(event -> event.bucket() == second).hasSize(1);
        assertThat(page).extracting(StoredEvent::bucket).isSorted();
    }

    private List<Long> offsetsWithin(int bucket, long after, long bytes) {
        return log().read(Map.of(bucket, after), 10, bytes).await().indefinitely().stream()
                .map(StoredEvent::offset)
                .toList();
    }

    private static long bytes(StoredEvent event) {
        return event.payload().length() + event.metadata().length();
    }

    @Test
    void batchesBeyondTheirBoundsAreRefusedAtOnce() {
        var stream = freshStream();
        var key = freshKey();
        assertRefused(List.of(), "1 to 1024 decisions");
        assertRefused(
                java.util.Collections.nCopies(1_025, decision(stream, 0, 0)),
                "1 to 1024 decisions");
        assertRefused(List.of(decision(stream, 0, 65)), "64 events");
        assertRefused(List.of(decision(stream, -1, 1)), "negative version");
        assertRefused(
                List.of(
                        keyed(decision(stream, 0, 0), key, 1, ""),
                        keyed(decision(stream, 0, 0), key, 1, "")),
                "decision 1 of the batch repeats an idempotency key");
        assertRefused(
                List.of(reading(decision(stream, 0, 0), freshStream(), 0)),
                "another partition key");
        assertThatThrownBy(() -> log().read(Map.of(0, -1L), 10_001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(List<Decision> batch, String reason) {
        assertThatThrownBy(() -> store().append(batch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
