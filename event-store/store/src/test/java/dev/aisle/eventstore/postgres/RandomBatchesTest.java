package dev.aisle.eventstore.postgres;

import static dev.aisle.eventstore.conformance.Decisions.decision;
import static dev.aisle.eventstore.conformance.Decisions.freshStreams;
import static dev.aisle.eventstore.conformance.Decisions.keyed;
import static dev.aisle.eventstore.conformance.Decisions.knowing;
import static dev.aisle.eventstore.conformance.Decisions.reading;
import static dev.aisle.eventstore.conformance.Decisions.sibling;
import static dev.aisle.eventstore.conformance.Decisions.withTimer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.AppendOutcome;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.Timers;
import dev.aisle.eventstore.Timers.Due;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/// The same batches, made at random, have the same outcomes in PostgreSQL as in memory, and leave the same
/// log, histories and timers behind.
class RandomBatchesTest {
    private static final Buckets BUCKETS = new Buckets(Buckets.COUNT_DEFAULT);
    private static final int BATCHES = 200;
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final InMemoryEventStore model = new InMemoryEventStore(BUCKETS);
    private final List<StreamId> streams = new ArrayList<>();
    private final Map<Integer, List<LogPosition>> past = new HashMap<>();
    private TestDatabase database;
    private EventStore store;
    private EventLog log;
    private Timers timers;

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
        var pool = database.appends(2);
        store = new PostgresEventStore(pool, BUCKETS);
        timers = new PostgresTimers(pool);
        log = new PostgresEventLog(database.reads());
        for (var stream : freshStreams(3)) {
            streams.add(stream);
            streams.add(sibling(stream, "store-2"));
            streams.add(sibling(stream, "store-3"));
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @RepeatedTest(3)
    void theSameBatchesHaveTheSameOutcomes() {
        appendToBoth(almostAChapter(streams.getFirst()), -1);
        for (int n = 0; n < BATCHES; n++) {
            appendToBoth(batch(), n);
        }
        for (var stream : streams) {
            assertThat(versions(store, stream))
                    .as(about(BATCHES))
                    .isEqualTo(versions(model, stream));
        }
        for (int bucket : buckets()) {
            assertThat(ids(log, bucket)).as(about(BATCHES)).isEqualTo(ids(model, bucket));
        }
        assertThat(due(timers)).as(about(BATCHES)).isEqualTo(due(model));
    }

    private void appendToBoth(List<Decision> batch, int number) {
        var expected = model.append(batch).await().indefinitely();
        List<AppendOutcome> outcomes = store.append(batch).await().indefinitely();
        assertThat(outcomes).as(about(number)).isEqualTo(expected);
        for (int bucket : buckets()) {
            past.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(last(bucket));
        }
    }

    private String about(int number) {
        return "seed %d, batch %d".formatted(seed, number);
    }

    /// So that the random ones go over the end of the chapter.
    private static List<Decision> almostAChapter(StreamId stream) {
        return IntStream.range(0, 127).mapToObj(n -> decision(stream, n * 64L, 64)).toList();
    }

    private List<Decision> batch() {
        var versions = new HashMap<StreamId, Long>();
        var keys = new HashSet<String>();
        boolean honest = random.nextBoolean();
        var batch = new ArrayList<Decision>();
        int size = 1 + random.nextInt(8);
        for (int n = 0; n < size; n++) {
            var stream = streams.get(random.nextInt(streams.size()));
            int events = random.nextInt(20) == 0 ? 64 : random.nextInt(4);
            var decision = decision(stream, counted(versions, stream, honest), events);
            versions.put(stream, decision.expectedVersion() + events);
            if (random.nextInt(3) == 0) {
                var read = sibling(stream, "store-" + (2 + random.nextInt(2)));
                if (!read.equals(stream)) {
                    decision = reading(decision, read, counted(versions, read, honest));
                }
            }
            var key = stream.key() + random.nextInt(40);
            if (random.nextInt(3) == 0 && keys.add(key)) {
                decision = keyed(decision, key, random.nextInt(8) / 7, "answer " + n);
            }
            if (random.nextInt(3) == 0) {
                decision = withTimer(decision, dueAt());
            }
            batch.add(knowing(decision, known(stream, honest)));
        }
        return batch;
    }

    /// The version a decision counts on: right at a stream's first mention if the batch is honest, and mostly
    /// right else.
    private long counted(Map<StreamId, Long> versions, StreamId stream, boolean honest) {
        var before = versions.get(stream);
        long right = before == null ? version(stream) : before;
        boolean wrong = (before != null || !honest) && random.nextInt(8) == 0;
        long counted = wrong ? Math.max(0, right + random.nextInt(5) - 2) : right;
        versions.put(stream, counted);
        return counted;
    }

    /// The last event only where it is true; else none, or one that can't be the last.
    private @Nullable LogPosition known(StreamId stream, boolean honest) {
        int bucket = BUCKETS.of(stream.key());
        var last = last(bucket);
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new LogPosition(last.offset(), UUID.randomUUID());
            case 2 -> past(bucket, last);
            default -> honest ? last : null;
        };
    }

    private @Nullable LogPosition past(int bucket, LogPosition last) {
        var positions = past.getOrDefault(bucket, List.of());
        var position = positions.isEmpty() ? null : positions.get(random.nextInt(positions.size()));
        return position == null || position.equals(last) ? null : position;
    }

    private @Nullable Instant dueAt() {
        return random.nextInt(3) == 0 ? null : NOON.plusSeconds(random.nextInt(5));
    }

    private LogPosition last(int bucket) {
        var head = model.heads(Set.of(bucket)).await().indefinitely().get(bucket);
        if (head == null) {
            return LogPosition.EMPTY;
        }
        var event = model.read(Map.of(bucket, head.offset() - 1), 1).await().indefinitely();
        return new LogPosition(head.offset(), event.getFirst().id());
    }

    private long version(StreamId stream) {
        var loaded = model.load(List.of(stream)).await().indefinitely().get(stream);
        return loaded == null ? 0 : loaded.version();
    }

    private Set<Integer> buckets() {
        return streams.stream().map(s -> BUCKETS.of(s.key())).collect(Collectors.toSet());
    }

    private static List<UUID> versions(EventStore store, StreamId stream) {
        var loaded = store.load(List.of(stream)).await().indefinitely().get(stream);
        return loaded == null ? List.of() : loaded.events().stream().map(StoredEvent::id).toList();
    }

    private static List<UUID> ids(EventLog log, int bucket) {
        var ids = new ArrayList<UUID>();
        List<StoredEvent> page;
        do {
            page = log.read(Map.of(bucket, ids.size() - 1L), 5_000).await().indefinitely();
            page.forEach(event -> ids.add(event.id()));
        } while (!page.isEmpty());
        return ids;
    }

    private Set<Due> due(Timers from) {
        return new HashSet<>(
                from.claim(buckets(), NOON.plusSeconds(9), Duration.ofHours(1), 1_000)
                        .await()
                        .indefinitely());
    }
}
