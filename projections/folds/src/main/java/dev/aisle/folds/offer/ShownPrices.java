package dev.aisle.folds.offer;

import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.HeldPriceRejected;
import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.price.AnnouncedReduction;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import dev.aisle.contracts.view.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an offer shows of a product's prices.
///
/// @param withdrawnFrom since when none is shown; null while they are
/// @param reduction the last that was announced
record ShownPrices(
        List<PriceSegment> segments,
        @Nullable Instant withdrawnFrom,
        @Nullable AnnouncedReduction reduction) {
    static final ShownPrices NONE = new ShownPrices(List.of(), null, null);

    ShownPrices {
        segments = List.copyOf(segments);
    }

    static ShownPrices of(@Nullable Offer offer) {
        return offer == null
                ? NONE
                : new ShownPrices(offer.segments(), offer.withdrawnFrom(), offer.reduction());
    }

    /// Whether an event may change what is shown, whatever was shown before.
    static boolean canShow(PriceEvent event) {
        return switch (event) {
            case PriceEvent.Laid _,
                    PriceWithdrawn _,
                    PriceReinstated _,
                    PriceReductionAnnounced _ ->
                    true;
            // Not shown until a person releases it.
            case PriceHeldForApproval _, HeldPriceRejected _ -> false;
            // Says what already holds.
            case SourceVersionAdvanced _ -> false;
            // Says what should have been; the history's business.
            case PriceCorrected _ -> false;
        };
    }

    ShownPrices after(PriceEvent event, Instant recordedAt) {
        return switch (event) {
            case PriceEvent.Laid laid ->
                    new ShownPrices(
                            ShownSegments.of(
                                    PriceTimeline.replaced(
                                            segments,
                                            laid.group(),
                                            laid.from(),
                                            laid.until(),
                                            laid.segments()),
                                    recordedAt),
                            withdrawnFrom,
                            reduction);
            case PriceWithdrawn withdrawn -> new ShownPrices(segments, withdrawn.from(), reduction);
            case PriceReinstated _ -> new ShownPrices(segments, null, reduction);
            case PriceReductionAnnounced announced ->
                    new ShownPrices(
                            segments,
                            withdrawnFrom,
                            new AnnouncedReduction(
                                    announced.percentOff(),
                                    announced.reference(),
                                    announced.from(),
                                    announced.until()));
            case PriceHeldForApproval _,
                    HeldPriceRejected _,
                    SourceVersionAdvanced _,
                    PriceCorrected _ ->
                    this;
        };
    }
}
