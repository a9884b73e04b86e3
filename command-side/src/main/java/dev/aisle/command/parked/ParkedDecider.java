package dev.aisle.command.parked;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.ParkedCommand;
import dev.aisle.contracts.command.ParkedCommand.SettleParked;
import dev.aisle.contracts.command.ParkedCommand.Settled;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.ParkedEvent.CommandParked;
import dev.aisle.contracts.event.ParkedEvent.ParkedCommandsSettled;
import dev.aisle.contracts.event.ParkedEvent.ProductAppeared;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps a feed's commands until their product appears, so many and so large ones of a product at most.
public final class ParkedDecider implements Decider<ParkedCommand, Parked, ParkedEvent> {
    public static final int WAITING_MAX = 256;
    public static final int BYTES_MAX = 512 * 1024;

    private static final int COMMAND_BYTES_MAX = 32 * 1024;
    private static final long PARKED_BYTES = 256;

    @Override
    public Parked initialState() {
        return Parked.NOTHING;
    }

    @Override
    public Optional<Refusal> malformed(ParkedCommand command) {
        return Optional.empty();
    }

    /// Has a command wait, unless it waits already.
    ///
    /// @param command may have been sent before
    public static Decision<ParkedEvent> park(CommandParked command, Parked parked) {
        var same = parked.sameAs(command.commandId(), command.client(), command.idempotencyKey());
        if (same != null && same.fingerprint() != command.fingerprint()) {
            return Decision.refuse(
                    Code.IDEMPOTENCY_KEY_REUSED, "take a new key for another command");
        }
        if (same != null) {
            return settle(List.of());
        }
        if (parked.waiting().size() >= WAITING_MAX
                || parked.bytes() + command.command().length() > BYTES_MAX
                || command.command().length() > COMMAND_BYTES_MAX) {
            return Decision.refuse(
                    Refusal.at(
                            "sku",
                            Code.NOT_FOUND,
                            "the product is not in the catalogue, and no more may wait for it: at"
                                    + " most "
                                    + WAITING_MAX
                                    + " commands and "
                                    + BYTES_MAX
                                    + " bytes"));
        }
        return settle(List.of(command));
    }

    @Override
    public Decision<ParkedEvent> decide(Stamped<ParkedCommand> stamped, Parked parked) {
        return switch (stamped.command()) {
            case SettleParked settle -> {
                var waiting =
                        settle.settled().stream().filter(one -> isWaiting(one, parked)).toList();
                yield waiting.isEmpty()
                        ? Decision.accept()
                        : Decision.accept(new ParkedCommandsSettled(waiting));
            }
        };
    }

    @Override
    public Parked evolve(Parked parked, ParkedEvent event) {
        return switch (event) {
            case CommandParked one -> parked.with(one);
            case ProductAppeared appeared -> parked.appeared(appeared.at());
            case ParkedCommandsSettled settled ->
                    parked.without(settled.settled().stream().map(Settled::commandId).toList());
        };
    }

    /// At once where the product is there, since its process has to decide them; else when the first
    /// expires.
    @Override
    public Optional<Instant> dueAt(Parked parked) {
        return Optional.ofNullable(
                parked.appearedAt() != null ? parked.appearedAt() : parked.firstExpiry());
    }

    @Override
    public StateCodec<Parked, ?> snapshots() {
        return ParkedSnapshot.CODEC;
    }

    @Override
    public long weight(Parked parked) {
        return PARKED_BYTES + 2L * parked.bytes();
    }

    private static boolean isWaiting(Settled one, Parked parked) {
        return parked.waiting().stream()
                .anyMatch(waiting -> waiting.commandId().equals(one.commandId()));
    }

    private static Decision<ParkedEvent> settle(List<ParkedEvent> events) {
        return new Decision.Settled<>(Code.PARKED, "it waits for its product to appear", events);
    }
}
