package dev.aisle.command.engine;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.source.SourceRules;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.Decision.StreamVersion;
import dev.aisle.eventstore.LedgerEntry;
import dev.aisle.eventstore.NewEvent;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides the commands of one batch in order, in memory, each on the state that those before it leave
/// if they are appended as decided.
final class Round {
    private final LaneMemory memory;
    private final TimeBasedEpochGenerator eventIds;
    private final Instant now;
    private final Map<StreamId, StreamState> working = new HashMap<>();

    Round(LaneMemory memory, TimeBasedEpochGenerator eventIds, Instant now) {
        this.memory = memory;
        this.eventIds = eventIds;
        this.now = now;
    }

    /// The states that this batch leaves behind if it is appended as decided.
    Map<StreamId, StreamState> working() {
        return working;
    }

    DecidedCommand decide(PendingCommand pending) {
        var envelope = pending.envelope();
        var stream = pending.stream();
        var needs = Needs.of(envelope);
        var before = state(stream);
        var stamped =
                new Stamped<>(
                        envelope.command(),
                        before.lastAt().isAfter(now) ? before.lastAt() : now,
                        envelope.occurredAt(),
                        envelope.source(),
                        references(needs));
        var verdict = verdict(pending, stamped, before);
        if (envelope.dryRun()) {
            verdict = verdict.withoutEvents();
        } else {
            working.put(stream, after(stream, before, verdict, stamped.decidedAt()));
        }
        var ledgerKey = pending.ledgerKey();
        return new DecidedCommand(
                pending,
                verdict,
                new Decision(
                        stream,
                        before.version(),
                        reads(needs),
                        newEvents(pending, verdict.events()),
                        ledgerKey == null
                                ? null
                                : new LedgerEntry(
                                        ledgerKey,
                                        pending.fingerprint(),
                                        Receipts.ledgerAnswer(pending, verdict))));
    }

    private Verdict verdict(PendingCommand pending, Stamped<Command> stamped, StreamState before) {
        var expected = pending.envelope().expectedVersion();
        if (expected != null && expected != before.version()) {
            return Verdict.of(
                    Refusal.at(
                            "expectedVersion",
                            Code.VERSION_CONFLICT,
                            "the stream is at version " + before.version() + ", not " + expected));
        }
        var source = SourceRules.check(stamped, now);
        if (source.isPresent()) {
            return Verdict.of(source.get());
        }
        return Verdict.of(Families.of(pending.stream().family()).decide(stamped, before.state()));
    }

    private static StreamState after(
            StreamId stream, StreamState before, Verdict verdict, Instant decidedAt) {
        var rules = Families.of(stream.family());
        var state = before.state();
        for (var event : verdict.events()) {
            state = rules.evolve(state, event);
        }
        return new StreamState(before.version() + verdict.events().size(), state, decidedAt);
    }

    /// The absence of a product is confirmed, since a refusal rests on it; so is one that this batch
    /// has only just introduced.
    private List<StreamVersion> reads(Needs needs) {
        var product = needs.product();
        if (product == null) {
            return List.of();
        }
        long version = state(product).version();
        return version == 0 || working.containsKey(product)
                ? List.of(new StreamVersion(product, version))
                : List.of();
    }

    private References references(Needs needs) {
        return new References(
                needs.product() != null && state(needs.product()).version() > 0,
                reference(needs.zone(), ZoneDefined.class),
                reference(needs.location(), LocationDefined.class),
                reference(needs.source(), SourceDefined.class));
    }

    private <R> @Nullable R reference(@Nullable StreamId stream, Class<R> kind) {
        var definition = stream == null ? null : memory.reference(stream);
        return kind.isInstance(definition) ? kind.cast(definition) : null;
    }

    private StreamState state(StreamId stream) {
        var state = working.get(stream);
        return state != null
                ? state
                : Objects.requireNonNull(memory.state(stream), "a stream that wasn't loaded");
    }

    private List<NewEvent> newEvents(PendingCommand pending, List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var metadata = metadata(pending);
        return events.stream()
                .map(
                        event ->
                                new NewEvent(
                                        eventIds.generate(),
                                        EventType.of(event).wireName(),
                                        Buffer.buffer(EventCodec.encode(event)),
                                        metadata))
                .toList();
    }

    private static Buffer metadata(PendingCommand pending) {
        var envelope = pending.envelope();
        var caller = pending.submission().caller();
        return Buffer.buffer(
                EventCodec.encodeMetadata(
                        new EventMetadata(
                                envelope.id(),
                                caller.client(),
                                caller.actor(),
                                caller.correlationId(),
                                null,
                                envelope.source(),
                                envelope.occurredAt(),
                                caller.traceparent())));
    }
}
