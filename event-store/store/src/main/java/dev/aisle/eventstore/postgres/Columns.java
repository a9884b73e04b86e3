package dev.aisle.eventstore.postgres;

import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.TimerChange;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parallel arrays that `append_batch` takes, by the letters that its documentation uses.
final class Columns {
    private final List<Integer> decisionStream = new ArrayList<>();
    private final List<Long> decisionExpected = new ArrayList<>();
    private final List<Integer> decisionEvents = new ArrayList<>();
    private final List<Integer> decisionThrough = new ArrayList<>();
    private final List<Integer> readDecision = new ArrayList<>();
    private final List<Integer> readStream = new ArrayList<>();
    private final List<Long> readVersion = new ArrayList<>();
    private final List<Integer> keyDecision = new ArrayList<>();
    private final List<UUID> keyDigest = new ArrayList<>();
    private final List<Long> keyFingerprint = new ArrayList<>();
    private final List<Buffer> keyAnswer = new ArrayList<>();
    private final List<Integer> timerDecision = new ArrayList<>();
    private final List<@Nullable OffsetDateTime> timerDueAt = new ArrayList<>();
    private final List<Integer> eventBucket = new ArrayList<>();
    private final List<Integer> eventNth = new ArrayList<>();
    private final List<String> eventStream = new ArrayList<>();
    private final List<Long> eventVersion = new ArrayList<>();
    private final List<UUID> eventId = new ArrayList<>();
    private final List<String> eventType = new ArrayList<>();
    private final List<Buffer> eventMetadata = new ArrayList<>();
    private final List<Buffer> eventPayload = new ArrayList<>();

    void decision(int streamNumber, Decision decision, int through) {
        decisionStream.add(streamNumber);
        decisionExpected.add(decision.expectedVersion());
        decisionEvents.add(decision.events().size());
        decisionThrough.add(through);
    }

    void read(int decisionNumber, int streamNumber, long version) {
        readDecision.add(decisionNumber);
        readStream.add(streamNumber);
        readVersion.add(version);
    }

    void key(int decisionNumber, UUID digest, LedgerEntry entry) {
        keyDecision.add(decisionNumber);
        keyDigest.add(digest);
        keyFingerprint.add(entry.fingerprint());
        keyAnswer.add(entry.answer());
    }

    void timer(int decisionNumber, TimerChange change) {
        var dueAt = change.dueAt();
        timerDecision.add(decisionNumber);
        timerDueAt.add(dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC));
    }

    void event(int bucketNumber, int nth, String stream, long version, NewEvent event) {
        eventBucket.add(bucketNumber);
        eventNth.add(nth);
        eventStream.add(stream);
        eventVersion.add(version);
        eventId.add(event.id());
        eventType.add(event.type());
        eventMetadata.add(event.metadata());
        eventPayload.add(event.payload());
    }

    void addTo(List<Object> arguments) {
        arguments.add(decisionStream.toArray(Integer[]::new));
        arguments.add(decisionExpected.toArray(Long[]::new));
        arguments.add(decisionEvents.toArray(Integer[]::new));
        arguments.add(decisionThrough.toArray(Integer[]::new));
        arguments.add(readDecision.toArray(Integer[]::new));
        arguments.add(readStream.toArray(Integer[]::new));
        arguments.add(readVersion.toArray(Long[]::new));
        arguments.add(keyDecision.toArray(Integer[]::new));
        arguments.add(keyDigest.toArray(UUID[]::new));
        arguments.add(keyFingerprint.toArray(Long[]::new));
        arguments.add(keyAnswer.toArray(Buffer[]::new));
        arguments.add(timerDecision.toArray(Integer[]::new));
        arguments.add(timerDueAt.toArray(OffsetDateTime[]::new));
        arguments.add(eventBucket.toArray(Integer[]::new));
        arguments.add(eventNth.toArray(Integer[]::new));
        arguments.add(eventStream.toArray(String[]::new));
        arguments.add(eventVersion.toArray(Long[]::new));
        arguments.add(eventId.toArray(UUID[]::new));
        arguments.add(eventType.toArray(String[]::new));
        arguments.add(eventMetadata.toArray(Buffer[]::new));
        arguments.add(eventPayload.toArray(Buffer[]::new));
    }
}
