package dev.aisle.eventstore.conformance;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshStream;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static dev.aisle.eventstore.conformance.Decisions.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How snapshots are kept, and stand before the events that came after them.
public abstract class SnapshotConformance {
    protected abstract EventStore store();

    private void append(Decision... batch) {
        store().append(List.of(batch)).await().indefinitely();
    }

    private void save(StreamSnapshot... snapshots) {
        store().saveSnapshots(List.of(snapshots)).await().indefinitely();
    }

    private StreamHistory load(StreamId stream, int schema) {
        return load(stream, Map.of(Family.STOCK, schema));
    }

    private StreamHistory load(StreamId stream, Map<Family, Integer> schemas) {
        var loaded = store().load(List.of(stream), schemas).await().indefinitely();
        return loaded.getOrDefault(stream, StreamHistory.NONE);
    }

    @Test
    void aHistoryIsTheSnapshotAndTheEventsAfterIt() {
        var stream = freshStream();
        append(decision(stream, 0, 5));
        var snapshot = snapshot(stream, 3, 1, "three");
        save(snapshot);

        var history = load(stream, 1);

        assertThat(history.version()).isEqualTo(5);
        assertThat(history.snapshot()).isEqualTo(snapshot);
        assertThat(history.events()).extracting(StoredEvent::version).containsExactly(4L, 5L);
    }

    @Test
    void aSnapshotOfTheLastVersionIsAllThereIs() {
        var stream = freshStream();
        append(decision(stream, 0, 2));
        save(snapshot(stream, 2, 1, "two"));

        assertThat(load(stream, 1))
                .isEqualTo(new StreamHistory(2, snapshot(stream, 2, 1, "two"), List.of()));
    }

    @Test
    void aSnapshotOfAnotherSchemaOrNotAskedForIsNotTaken() {
        var stream = freshStream();
        append(decision(stream, 0, 2));
        save(snapshot(stream, 2, 1, "two"));

        for (var schemas : List.of(Map.of(Family.STOCK, 2), Map.of(Family.PRICE, 1))) {
            var history = load(stream, schemas);
            assertThat(history.snapshot()).isNull();
            assertThat(history.events()).hasSize(2);
        }
        assertThat(store().load(List.of(stream)).await().indefinitely().get(stream))
                .isEqualTo(load(stream, Map.of()));
    }

    @Test
    void theNewestSnapshotIsKept() {
        var stream = freshStream();
        append(decision(stream, 0, 9));
        save(snapshot(stream, 4, 2, "four"));

        save(snapshot(stream, 3, 2, "three"));
        save(snapshot(stream, 4, 2, "four again"), snapshot(stream, 4, 1, "an older schema"));
        assertThat(load(stream, 2).snapshot()).isEqualTo(snapshot(stream, 4, 2, "four"));

        save(snapshot(stream, 4, 3, "a later schema"));
        assertThat(load(stream, 3).snapshot()).isEqualTo(snapshot(stream, 4, 3, "a later schema"));

        save(snapshot(stream, 6, 1, "six"), snapshot(stream, 5, 1, "five"));
        assertThat(load(stream, 1).snapshot()).isEqualTo(snapshot(stream, 6, 1, "six"));
    }

    @Test
    void streamsWithAndWithoutSnapshotsAreLoadedTogether() {
        var with = freshStream();
        var without = sibling(with, "store-2");
        var missing = sibling(with, "store-3");
        append(decision(with, 0, 3), decision(without, 0, 2));
        save(snapshot(with, 1, 1, "one"));

        var streams = List.of(with, without, missing);
        var loaded = store().load(streams, Map.of(Family.STOCK, 1)).await().indefinitely();

        assertThat(loaded).containsOnlyKeys(streams);
        assertThat(loaded.get(with))
                .isEqualTo(
                        new StreamHistory(3, snapshot(with, 1, 1, "one"), load(with, 1).events()));
        assertThat(load(with, 1).events()).hasSize(2);
        assertThat(loaded.get(without)).isEqualTo(load(without, Map.of()));
        assertThat(loaded.get(missing)).isEqualTo(StreamHistory.NONE);
    }

    @Test
    void manyThatSaveTheSameStreamsAtOnceDoNotFail() throws Exception {
        var streams = Decisions.freshStreams(20);
        append(streams.stream().map(s -> decision(s, 0, 9)).toArray(Decision[]::new));

        Racers.race(
                8,
                i ->
                        () -> {
                            var own = new java.util.ArrayList<>(streams);
                            Collections.rotate(own, i);
                            for (int n = 0; n < 10; n++) {
                                long version = 1 + (n + i) % 9;
                                save(
                                        own.stream()
                                                .map(s -> snapshot(s, version, 1, "v" + version))
                                                .toArray(StreamSnapshot[]::new));
                            }
                            return i;
                        });

        for (var stream : streams) {
            assertThat(load(stream, 1).snapshot()).isEqualTo(snapshot(stream, 9, 1, "v9"));
        }
    }

    @Test
    void snapshotsBeyondTheirBoundsAreRefusedAtOnce() {
        var stream = freshStream();
        save();
        for (var bad :
                List.of(
                        List.of(snapshot(stream, 0, 1, "")),
                        List.of(snapshot(stream, 1, 1, "x".repeat(8 * 1024 * 1024 + 1))),
                        Collections.nCopies(1_025, snapshot(stream, 1, 1, "")))) {
            assertThatThrownBy(() -> store().saveSnapshots(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("snapshot");
        }
    }
}
