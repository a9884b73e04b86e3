package dev.aisle.command.engine;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.parked.Parked;
import dev.aisle.command.parked.ParkedDecider;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/// What a feed says of a product that isn't there waits for it, in a stream beside the product's: parked
/// where the append confirms that the product is absent, and due once it is introduced, by the same append.
final class Parking {
    private Parking() {}

    /// Whether a command waits for its product rather than being refused: what a feed says, not what a
    /// person decides.
    static boolean isParkable(Pending pending) {
        return pending instanceof PendingCommand command
                && command.needs().product() != null
                && (command.envelope().type().kind() == CommandType.Kind.DELTA
                        || command.envelope().type().kind() == CommandType.Kind.FEED
                                && command.envelope().source() != null);
    }

    /// Whether what waits for the product has to be looked at beside it.
    static boolean mayIntroduce(Pending pending) {
        return pending instanceof PendingCommand command
                && switch (command.envelope().type()) {
                    case IntroduceProduct, PublishProduct -> true;
                    case ChangeProduct -> command.envelope().source() != null;
                    default -> false;
                };
    }

    /// Where what is said of the same SKU waits.
    static StreamId stream(Pending pending) {
        return new StreamId(Family.PARKED, pending.stream().key(), null);
    }

    static Decision<ParkedEvent> park(PendingCommand pending, Parked parked) {
        var envelope = pending.envelope();
        var caller = pending.submission().caller();
        // As it is read back.
        var arrivedAt = pending.submission().arrivedAt().truncatedTo(ChronoUnit.MILLIS);
        return ParkedDecider.park(
                new CommandParked(
                        envelope.id(),
                        caller.client(),
                        caller.actor(),
                        caller.correlationId(),
                        caller.traceparent(),
                        envelope.idempotencyKey(),
                        pending.requestFingerprint(),
                        new String(CommandCodec.encode(envelope), StandardCharsets.UTF_8),
                        arrivedAt,
                        arrivedAt.plus(Engine.KEY_AGE_MAX)),
                parked);
    }
}
