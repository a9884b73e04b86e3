package dev.aisle.command.price;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.ReinstatePrice;
import dev.aisle.contracts.command.PriceCommand.RejectHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReleaseHeldPrice;
import dev.aisle.contracts.command.PriceCommand.Said;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.event.PriceEvent;
import java.util.Optional;

/// Sets prices, by a person's word or by a source's.
public final class PriceDecider implements Decider<PriceCommand, Price, PriceEvent> {
    private static final int PRICE_BYTES = 400;
    private static final int GROUP_BYTES = 250;
    private static final int SEGMENT_BYTES = 150;
    private static final int WORD_BYTES = 350;

    /// Of a settled segment: it is one of the group's, but for the few that words lie over.
    private static final int SHARED_BYTES = 8;

    @Override
    public Price initialState() {
        return Price.NONE;
    }

    @Override
    public Optional<Refusal> malformed(PriceCommand command) {
        return PriceForm.malformed(command);
    }

    @Override
    public Decision<PriceEvent> decide(Stamped<PriceCommand> stamped, Price price) {
        var unfit = PriceReferences.unfit(stamped.command(), stamped.references());
        if (unfit != null) {
            return Decision.refuse(unfit);
        }
        return switch (stamped.command()) {
            case Said said -> SaidPrice.decide(said, stamped, price);
            case CancelScheduledPrice cancel ->
                    PriceChanges.cancel(cancel, stamped.decidedAt(), price);
            case WithdrawPrice withdraw ->
                    PriceChanges.withdraw(withdraw, stamped.decidedAt(), price);
            case ReinstatePrice _ -> PriceChanges.reinstate(stamped.decidedAt(), price);
            case CorrectPrice correct -> PriceChanges.correct(correct, stamped.decidedAt(), price);
            case ReleaseHeldPrice release ->
                    HeldPrices.release(release, stamped.decidedAt(), price);
            case RejectHeldPrice reject -> HeldPrices.reject(reject, price);
            case AnnounceReduction announce ->
                    Reductions.announce(announce, stamped.decidedAt(), stamped.references(), price);
        };
    }

    @Override
    public Price evolve(Price price, PriceEvent event) {
        return PriceEvolution.after(price, event);
    }

    @Override
    public StateCodec<Price, ?> snapshots() {
        return PriceSnapshot.CODEC;
    }

    @Override
    public long weight(Price price) {
        long bytes = PRICE_BYTES + (long) WORD_BYTES * price.open().size();
        for (var group : price.groups()) {
            bytes +=
                    GROUP_BYTES
                            + (long) SEGMENT_BYTES * group.segments().size()
                            + (long) SHARED_BYTES * group.settled().size()
                            + (long) WORD_BYTES * (group.words().size() + group.heard().size());
        }
        return bytes;
    }
}
