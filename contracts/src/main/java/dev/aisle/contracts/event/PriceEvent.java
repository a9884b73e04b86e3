package dev.aisle.contracts.event;

import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a product's price in a zone. Where an event names `audience` and `minimumQuantity`,
/// left out they mean everyone, and any quantity.
public sealed interface PriceEvent extends Event {
    /// Pieces of one group that an event may carry.
    int PIECES_MAX = 1_000;

    /// From `from` until `until` (for ever if null), the prices of the group are these pieces and nothing
    /// else. All that a view has to know of such an event.
    sealed interface Laid extends PriceEvent
            permits PriceSet,
                    PriceScheduled,
                    ScheduledPriceCancelled,
                    PriceTimelineReplaced,
                    PriceHistoryCompleted,
                    SourceConflictSettled {
        PriceGroup group();

        Instant from();

        @Nullable Instant until();

        List<PricePiece> pieces();

        default List<PriceSegment> segments() {
            var group = group();
            return pieces().stream().map(piece -> piece.segment(group)).toList();
        }
    }

    /// A price holds from `from` on, until `until` or for good; it covers what was said of that time.
    ///
    /// @param until exclusive; for good if left out
    /// @param source whose word it was; left out for a person's
    /// @param entry of the quarantine that it was released from
    record PriceSet(
            PriceKind kind,
            Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable SourceStamp source,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            @Nullable Long entry)
            implements Laid {
        public PriceSet(
                PriceKind kind,
                Money price,
                Instant from,
                @Nullable Instant until,
                @Nullable SourceStamp source) {
            this(kind, price, from, until, source, null, null, null);
        }

        public PriceSegment segment() {
            return new PriceSegment(kind, price, from, until, audience, minimumQuantity);
        }

        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }

        @Override
        public List<PricePiece> pieces() {
            return List.of(new PricePiece(price, from, until));
        }
    }

    /// A price will hold over an interval; it covers what was said of that time.
    ///
    /// @param until exclusive; for good if left out
    /// @param source whose word it was; left out for a person's
    /// @param entry of the quarantine that it was released from
    record PriceScheduled(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable SourceStamp source,
            @Nullable Long entry)
            implements Laid {
        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }

        @Override
        public List<PricePiece> pieces() {
            return List.of(new PricePiece(price, from, until));
        }
    }

    /// A price that was to come will not; what is shown instead is in the pieces.
    ///
    /// @param until exclusive; for good if left out
    /// @param pieces what holds over the interval now; none if there is no price then
    record ScheduledPriceCancelled(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Instant from,
            @Nullable Instant until,
            @Bounds(max = PIECES_MAX) List<PricePiece> pieces)
            implements Laid {
        public ScheduledPriceCancelled {
            pieces = List.copyOf(pieces);
        }

        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }
    }

    /// The prices of a group from `from` on are these and nothing else.
    ///
    /// @param source whose word it was; left out for a person's
    /// @param entry of the quarantine that it was released from
    record PriceTimelineReplaced(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Instant from,
            @Bounds(max = PriceCommand.PIECES_MAX) List<PricePiece> pieces,
            @Nullable SourceStamp source,
            @Nullable Long entry)
            implements Laid {
        public PriceTimelineReplaced {
            pieces = List.copyOf(pieces);
        }

        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }

        @Override
        public @Nullable Instant until() {
            return null;
        }
    }

    /// A source's older word came late, and says what nothing newer says. What is shown at present stays.
    ///
    /// @param until exclusive; for good if left out
    /// @param said what the source said of the interval
    /// @param pieces what holds over the interval now
    record PriceHistoryCompleted(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Instant from,
            @Nullable Instant until,
            @Bounds(max = PriceCommand.PIECES_MAX) List<PricePiece> said,
            @Bounds(max = PIECES_MAX) List<PricePiece> pieces,
            SourceStamp source)
            implements Laid {
        public PriceHistoryCompleted {
            said = List.copyOf(said);
            pieces = List.copyOf(pieces);
        }

        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }
    }

    /// A feed's price beyond the guard rail: held for a person, not shown; its source version counts.
    ///
    /// @param price the one that is beyond the rail
    /// @param until exclusive; for good if left out
    /// @param source whose word it was; left out for a person's
    /// @param entry of the stream's quarantine
    /// @param pieces of a whole timeline from `from` on; left out for a single price
    record PriceHeldForApproval(
            PriceKind kind,
            Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable SourceStamp source,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            @Nullable Long entry,
            @Bounds(max = PriceCommand.PIECES_MAX) @Nullable List<PricePiece> pieces)
            implements PriceEvent {
        public PriceHeldForApproval {
            pieces = pieces == null ? null : List.copyOf(pieces);
        }

        public PriceHeldForApproval(
                PriceKind kind,
                Money price,
                Instant from,
                @Nullable Instant until,
                @Nullable SourceStamp source) {
            this(kind, price, from, until, source, null, null, null, null);
        }

        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }

        /// What was said of the interval, as a whole.
        public List<PricePiece> said() {
            return pieces == null ? List.of(new PricePiece(price, from, until)) : pieces;
        }
    }

    /// A source gave two contents one version. One is kept, the same whichever came first; the other is
    /// in quarantine.
    ///
    /// @param from where the price changes by it; the beginning of what was kept if it doesn't
    /// @param until exclusive; for good if left out
    /// @param pieces what holds over the interval now
    /// @param source version and content of what was kept
    /// @param kept what is kept, as it was said
    /// @param lost what is not, as it was said
    /// @param entry of the stream's quarantine, for what was lost
    record SourceConflictSettled(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Instant from,
            @Nullable Instant until,
            @Bounds(max = PIECES_MAX) List<PricePiece> pieces,
            SourceStamp source,
            SaidPrices kept,
            SaidPrices lost,
            @Bounds(min = 1) long entry)
            implements Laid {
        public SourceConflictSettled {
            pieces = List.copyOf(pieces);
        }

        @Override
        public PriceGroup group() {
            return PriceGroup.of(kind, audience, minimumQuantity);
        }
    }

    /// What one word of a source said of a group's prices over an interval.
    ///
    /// @param until exclusive; for good if left out
    /// @param contentHash of the word
    /// @param held whether it is beyond the guard rail, and so has no effect
    record SaidPrices(
            Instant from,
            @Nullable Instant until,
            @Bounds(max = PriceCommand.PIECES_MAX) List<PricePiece> pieces,
            @Bounds(min = -SourceVersion.NUMBER_MAX, max = SourceVersion.NUMBER_MAX)
                    long contentHash,
            boolean held) {
        public SaidPrices {
            pieces = List.copyOf(pieces);
        }
    }

    /// A person discarded what was held in quarantine.
    ///
    /// @param reason for people
    record HeldPriceRejected(
            @Bounds(min = 1) long entry,
            @Bounds(min = 1, max = PriceCommand.REASON_LENGTH_MAX) @Nullable String reason)
            implements PriceEvent {}

    /// No price is shown from `from` on.
    ///
    /// @param reason for people
    record PriceWithdrawn(
            Instant from,
            @Bounds(min = 1, max = PriceCommand.REASON_LENGTH_MAX) @Nullable String reason)
            implements PriceEvent {}

    /// Prices are shown again from `from` on.
    record PriceReinstated(Instant from) implements PriceEvent {}

    /// What the price should have been over a time that has passed. What was shown stays as it was.
    ///
    /// @param until exclusive
    /// @param reason for people
    record PriceCorrected(
            PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            Money price,
            Instant from,
            Instant until,
            @Bounds(min = 1, max = PriceCommand.REASON_LENGTH_MAX) String reason)
            implements PriceEvent {}

    /// A reduction was announced, and the price that its percentage is computed on is frozen.
    ///
    /// @param percentOff permyriad, as announced
    /// @param price what is paid during the reduction
    /// @param until exclusive; open-ended if left out
    /// @param reference the lowest public price, promotions included, of the 30 days before
    /// @param windowFrom when these 30 days began
    /// @param windowUntil when the reduction began, or the first of a progressive one
    /// @param progressive whether the reference is that of a reduction that this one goes on from
    /// @param proof when the reference was the price, and what made it
    record PriceReductionAnnounced(
            @Bounds(min = 1, max = 10_000) int percentOff,
            Money price,
            Instant from,
            @Nullable Instant until,
            Money reference,
            Instant windowFrom,
            Instant windowUntil,
            boolean progressive,
            ReferenceProof proof)
            implements PriceEvent {}

    /// Evidence for a reference price.
    ///
    /// @param streamVersion the stream up to which the window was computed
    /// @param from when the reference began to be the price, within the window
    /// @param until when it ended, within the window
    /// @param kind of the segment that was paid
    /// @param promotion that was in the price, the first that was applied; left out if none was
    /// @param promotionVersion of its stream
    /// @param promotions all that were in the price, in the order in which they were applied; left out if
    ///     none was
    /// @param promotionsAsOf until when promotions had been read; left out by announcements of before they
    ///     were counted
    record ReferenceProof(
            @Bounds long streamVersion,
            Instant from,
            Instant until,
            PriceKind kind,
            @Nullable PromotionId promotion,
            @Nullable Long promotionVersion,
            @Bounds(min = 1, max = PROMOTIONS_MAX) @Nullable List<AppliedPromotion> promotions,
            @Nullable Instant promotionsAsOf) {
        public static final int PROMOTIONS_MAX = 100;

        public ReferenceProof {
            promotions = promotions == null ? null : List.copyOf(promotions);
        }
    }

    /// A promotion as it stood at one version of its stream.
    record AppliedPromotion(PromotionId promotion, @Bounds(min = 1) long version) {}

    /// A source said again what already holds. No view writes a row for it; without it, a late older
    /// value would win.
    ///
    /// @param kind of the group that was spoken of; left out where the source has spoken of all at once
    /// @param from since when it says so; left out if what it says is over
    /// @param until exclusive; for good if left out
    record SourceVersionAdvanced(
            SourceStamp source,
            @Nullable PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity,
            @Nullable Instant from,
            @Nullable Instant until)
            implements PriceEvent {
        public SourceVersionAdvanced(SourceStamp source) {
            this(source, null, null, null, null, null);
        }

        /// Null where it is all groups.
        public @Nullable PriceGroup group() {
            return kind == null ? null : PriceGroup.of(kind, audience, minimumQuantity);
        }
    }
}
