package dev.aisle.command.price;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PriceCommand.RejectHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReleaseHeldPrice;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.HeldPriceRejected;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceTimelineReplaced;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Objects;

/// Decides what becomes of what is held in quarantine. It happens once: again changes nothing.
final class HeldPrices {
    private HeldPrices() {}

    static Decision<PriceEvent> release(ReleaseHeldPrice release, Instant now, Price price) {
        var held = price.quarantine().open(release.entry());
        if (held == null) {
            return settledBefore(release.entry(), price);
        }
        var word = held.word();
        var present = price.group(held.group()).presentAt(now);
        if (word.isOver(present)) {
            return Decision.refuse(
                    Refusal.at(
                            "data.entry",
                            Code.WINDOW_INVALID,
                            "its time is over since " + word.until() + "; reject it"));
        }
        return Decision.accept(event(held, word.since(present), word.from().isAfter(present)));
    }

    static Decision<PriceEvent> reject(RejectHeldPrice reject, Price price) {
        return price.quarantine().open(reject.entry()) == null
                ? settledBefore(reject.entry(), price)
                : Decision.accept(new HeldPriceRejected(reject.entry(), reject.reason()));
    }

    private static Decision<PriceEvent> settledBefore(long entry, Price price) {
        return entry <= price.quarantine().last()
                ? Decision.accept()
                : Decision.refuse(
                        Refusal.at(
                                "data.entry",
                                Code.NOT_FOUND,
                                "the stream's quarantine has entries up to "
                                        + price.quarantine().last()));
    }

    private static PriceEvent event(Quarantined held, Word word, boolean isComing) {
        var group = held.group();
        boolean single =
                word.pieces().size() == 1
                        && word.pieces().getFirst().from().equals(word.from())
                        && Objects.equals(word.pieces().getFirst().until(), word.until());
        if (!single) {
            return new PriceTimelineReplaced(
                    group.kind(),
                    group.audience(),
                    group.minimumQuantity(),
                    word.from(),
                    word.pieces(),
                    null,
                    held.entry());
        }
        var price = word.pieces().getFirst().price();
        return isComing
                ? new PriceScheduled(
                        group.kind(),
                        group.audience(),
                        group.minimumQuantity(),
                        price,
                        word.from(),
                        word.until(),
                        null,
                        held.entry())
                : new PriceSet(
                        group.kind(),
                        price,
                        word.from(),
                        word.until(),
                        null,
                        group.audience(),
                        group.minimumQuantity(),
                        held.entry());
    }
}
