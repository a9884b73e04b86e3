package dev.aisle.command.price;

import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.HeldPriceRejected;
import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceHistoryCompleted;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceTimelineReplaced;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.ScheduledPriceCancelled;
import dev.aisle.contracts.event.PriceEvent.SourceConflictSettled;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.price.PriceTimeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each event makes of a price.
final class PriceEvolution {
    private PriceEvolution() {}

    static Price after(Price price, PriceEvent event) {
        return changed(price, event).atNextVersion();
    }

    private static Price changed(Price price, PriceEvent event) {
        return switch (event) {
            case PriceSet set ->
                    price.with(
                            price.group(set.group()).with(word(set, set.source()), true),
                            price.quarantine().without(set.entry()));
            case PriceScheduled scheduled ->
                    price.with(
                            price.group(scheduled.group())
                                    .with(word(scheduled, scheduled.source()), false),
                            price.quarantine().without(scheduled.entry()));
            case ScheduledPriceCancelled cancelled ->
                    price.with(price.group(cancelled.group()).with(word(cancelled, null), false));
            case PriceTimelineReplaced replaced ->
                    price.with(
                            price.group(replaced.group())
                                    .with(word(replaced, replaced.source()), false),
                            price.quarantine().without(replaced.entry()));
            case PriceHistoryCompleted completed -> completed(price, completed);
            case SourceConflictSettled settled -> settled(price, settled);
            case PriceHeldForApproval held -> held(price, held);
            case HeldPriceRejected rejected ->
                    price.with(price.quarantine().without(rejected.entry()));
            case SourceVersionAdvanced advanced -> advanced(price, advanced);
            case PriceWithdrawn withdrawn -> price.withdrawn(withdrawn.from());
            case PriceReinstated reinstated -> price.reinstated(reinstated.from());
            case PriceCorrected corrected -> price.with(corrected);
            case PriceReductionAnnounced announced -> price.with(announced);
        };
    }

    private static Word word(PriceEvent.Laid laid, @Nullable SourceStamp source) {
        return new Word(laid.from(), laid.until(), laid.pieces(), source);
    }

    private static Price completed(Price price, PriceHistoryCompleted completed) {
        var group = price.group(completed.group());
        var word =
                new Word(completed.from(), completed.until(), completed.said(), completed.source());
        var heard = group.heard(completed.source().version().id());
        boolean isLate =
                heard != null
                        && heard.version().isComparableWith(completed.source().version())
                        && heard.version().compareOrder(completed.source().version()) > 0;
        return price.with(isLate ? group.withLate(word) : group.withBeneath(word));
    }

    private static Price settled(Price price, SourceConflictSettled settled) {
        var group = price.group(settled.group());
        var had = group.word(settled.source());
        var lost = new ArrayList<Long>();
        if (had != null) {
            lost.addAll(had.lost());
        }
        lost.add(settled.lost().contentHash());
        var lostWord =
                Word.of(
                        settled.lost(),
                        new SourceStamp(settled.source().version(), settled.lost().contentHash()),
                        List.of());
        return price.with(
                had == null
                        ? group.heardOnly(settled.source())
                        : group.withInstead(Word.of(settled.kept(), settled.source(), lost)),
                price.quarantine().with(settled.entry(), settled.group(), lostWord, true));
    }

    private static Price held(Price price, PriceHeldForApproval held) {
        var word =
                new Word(
                        held.from(),
                        held.pieces() == null ? held.until() : null,
                        held.said(),
                        held.source());
        return price.with(
                price.group(held.group()).with(word.asHeld(), false),
                price.quarantine().with(held.entry(), held.group(), word, false));
    }

    private static Price advanced(Price price, SourceVersionAdvanced advanced) {
        var group = advanced.group();
        if (group == null) {
            return price.heard(advanced.source());
        }
        var prices = price.group(group);
        if (advanced.from() == null) {
            return price.with(prices.heardOnly(advanced.source()));
        }
        var said =
                PriceTimeline.within(prices.segments(), group, advanced.from(), advanced.until())
                        .stream()
                        .map(PricePiece::of)
                        .toList();
        return price.with(
                prices.with(
                        new Word(advanced.from(), advanced.until(), said, advanced.source()),
                        false));
    }
}
