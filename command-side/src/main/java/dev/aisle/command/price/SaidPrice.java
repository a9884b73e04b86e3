package dev.aisle.command.price;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.source.SourceOrder;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.Said;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceHistoryCompleted;
import dev.aisle.contracts.event.PriceEvent.PriceScheduled;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.PriceTimelineReplaced;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what was said of a group's prices, in the order of its source's versions.
final class SaidPrice {
    static final int GROUPS_MAX = 64;
    static final int COMING_MAX = 150;

    private static final String GUARD_RAIL =
            "the change is beyond the guard rail (below 30 % or above 300 % of the present price,"
                    + " or zero)";

    private final Said said;
    private final PriceGroup group;
    private final GroupPrices prices;
    private final Price price;
    private final Instant now;
    private final boolean dated;
    private final @Nullable SourceStamp stamp;
    private final Word word;

    private SaidPrice(Said said, Stamped<PriceCommand> stamped, Price price) {
        this.said = said;
        this.group = said.group();
        this.price = price;
        this.prices = price.group(group);
        this.now = stamped.effectiveAt();
        this.dated = stamped.occurredAt() != null || !(said instanceof SetPrice);
        var version = stamped.source();
        this.stamp = version == null ? null : new SourceStamp(version, SaidContent.hash(said));
        this.word = word(said, now, stamp);
    }

    static Decision<PriceEvent> decide(Said said, Stamped<PriceCommand> stamped, Price price) {
        return new SaidPrice(said, stamped, price).decide();
    }

    private static Word word(Said said, Instant now, @Nullable SourceStamp stamp) {
        return switch (said) {
            case SetPrice set ->
                    new Word(
                            now,
                            set.until(),
                            List.of(new PricePiece(set.price(), now, set.until())),
                            stamp);
            case SchedulePrice schedule ->
                    new Word(
                            schedule.from(),
                            schedule.until(),
                            List.of(
                                    new PricePiece(
                                            schedule.price(), schedule.from(), schedule.until())),
                            stamp);
            case ReplacePriceTimeline replace ->
                    new Word(replace.horizon(), null, replace.pieces(), stamp);
        };
    }

    private Decision<PriceEvent> decide() {
        if (stamp == null) {
            return newest();
        }
        return switch (SourceOrder.of(stamp, prices.heard(stamp.version().id()))) {
            case NEWER -> newest();
            case REPEATED -> settle(Code.DUPLICATE, "the source said the same before", List.of());
            case OLDER -> older(stamp);
            case CONFLICT_WON, CONFLICT_LOST ->
                    SourceConflict.settle(prices, word, stamp, mayPass(), price.quarantine());
        };
    }

    private Decision<PriceEvent> newest() {
        var present = prices.presentAt(now);
        var current = word.since(present);
        boolean isOver = word.isOver(present);
        if (stamp == null && said instanceof SchedulePrice && !word.from().isAfter(now)) {
            return Decision.refuse(
                    Refusal.at(
                            "data.from",
                            Code.WINDOW_INVALID,
                            "must be to come; the past stays as it is, see CorrectPrice"));
        }
        if (stamp == null && isOver) {
            return Decision.refuse(
                    Refusal.at(
                            "data.until",
                            Code.WINDOW_INVALID,
                            "must be after the price begins, " + present));
        }
        var crowded = crowded(present);
        if (crowded != null) {
            return Decision.refuse(crowded);
        }
        var past = stamp == null ? null : completed(present, stamp);
        if (isOver || holdsAlready(current)) {
            return advance(past, isOver ? null : current);
        }
        if (!mayPass() && isBeyond(current.pieces(), prices.at(current.from()))) {
            return beyond(current);
        }
        var event = event(current);
        return past == null ? Decision.accept(event) : Decision.accept(List.of(past, event));
    }

    private Decision<PriceEvent> advance(@Nullable PriceEvent past, @Nullable Word current) {
        if (stamp == null) {
            return Decision.accept();
        }
        if (past != null && current == null) {
            return Decision.accept(past);
        }
        var advanced =
                new SourceVersionAdvanced(
                        stamp,
                        group.kind(),
                        group.audience(),
                        group.minimumQuantity(),
                        current == null ? null : current.from(),
                        current == null ? null : current.until());
        return past == null ? Decision.accept(advanced) : Decision.accept(List.of(past, advanced));
    }

    /// What is said of days before the present, of which history knows nothing.
    private @Nullable PriceEvent completed(Instant present, SourceStamp source) {
        if (said instanceof SetPrice || !word.from().isBefore(present)) {
            return null;
        }
        var until = word.isOver(present) ? word.until() : present;
        var part =
                new Word(
                        word.from(),
                        until,
                        pieces(
                                PriceTimeline.within(
                                        word.segments(group), group, word.from(), until)),
                        source);
        var after = prices.withBeneath(part);
        return within(after, part).equals(within(part)) ? null : completed(part, after, source);
    }

    private Decision<PriceEvent> older(SourceStamp source) {
        var same = prices.word(source);
        if (same != null) {
            return same.source() != null && same.source().contentHash() == source.contentHash()
                    ? stale(List.of())
                    : SourceConflict.settle(prices, word, source, mayPass(), price.quarantine());
        }
        if (word.isOver(word.from())
                || !mayPass() && isBeyond(word.pieces(), prices.beneath(source, word.from()))) {
            return stale(List.of());
        }
        var after = prices.withLate(word);
        // Also where nothing shows of it yet: what covers it may lose against another of its
        // version.
        boolean isNews =
                dated && isPast(source)
                        ? !after.equals(prices)
                        : !within(after, word).equals(within(word));
        return stale(isNews ? List.of(completed(word, after, source)) : List.of());
    }

    /// Whether the word begins before the present, or before something newer that its source said, also
    /// where that changed nothing.
    private boolean isPast(SourceStamp source) {
        return prices.latest() != null && word.from().isBefore(prices.latest())
                || prices.words().stream()
                        .anyMatch(
                                one -> one.isNewerThan(source) && word.from().isBefore(one.from()));
    }

    private PriceEvent completed(Word part, GroupPrices after, SourceStamp source) {
        var holds = within(after, part);
        return new PriceHistoryCompleted(
                group.kind(),
                group.audience(),
                group.minimumQuantity(),
                part.from(),
                part.until(),
                part.pieces(),
                pieces(holds),
                source);
    }

    private static Decision<PriceEvent> stale(List<PriceEvent> events) {
        return settle(
                Code.STALE_IGNORED,
                events.isEmpty()
                        ? "the source has said something newer since"
                        : "the source has said something newer since; it completes the history",
                events);
    }

    private Decision<PriceEvent> beyond(Word current) {
        if (stamp == null) {
            return Decision.refuse(
                    Refusal.at(
                            "data.price",
                            Code.PRICE_GUARDRAIL,
                            GUARD_RAIL + "; send override to set it all the same"));
        }
        boolean whole = said instanceof ReplacePriceTimeline;
        return settle(
                Code.QUARANTINED,
                GUARD_RAIL + "; it is held for approval",
                List.of(
                        new PriceHeldForApproval(
                                group.kind(),
                                current.pieces().getFirst().price(),
                                current.from(),
                                current.until(),
                                stamp,
                                group.audience(),
                                group.minimumQuantity(),
                                price.quarantine().next(),
                                whole ? current.pieces() : null)));
    }

    private PriceEvent event(Word current) {
        return switch (said) {
            case SetPrice set ->
                    new PriceSet(
                            group.kind(),
                            set.price(),
                            current.from(),
                            current.until(),
                            stamp,
                            group.audience(),
                            group.minimumQuantity(),
                            null);
            case SchedulePrice schedule ->
                    new PriceScheduled(
                            group.kind(),
                            group.audience(),
                            group.minimumQuantity(),
                            schedule.price(),
                            current.from(),
                            current.until(),
                            stamp,
                            null);
            case ReplacePriceTimeline _ ->
                    new PriceTimelineReplaced(
                            group.kind(),
                            group.audience(),
                            group.minimumQuantity(),
                            current.from(),
                            current.pieces(),
                            stamp,
                            null);
        };
    }

    private boolean holdsAlready(Word current) {
        return within(current).equals(current.segments(group));
    }

    private boolean mayPass() {
        return Boolean.TRUE.equals(said.override());
    }

    private @Nullable Refusal crowded(Instant present) {
        if (prices.words().isEmpty() && prices.settled().isEmpty()) {
            return price.hasGroup(group) || price.groups().size() < GROUPS_MAX
                    ? null
                    : Refusal.of(
                            Code.INVALID_TRANSITION,
                            "at most " + GROUPS_MAX + " kinds, audiences and quantities");
        }
        if (said instanceof SetPrice || prices.segments().size() <= COMING_MAX) {
            return null;
        }
        long coming = prices.segments().stream().filter(one -> one.from().isAfter(present)).count();
        return coming < COMING_MAX
                ? null
                : Refusal.of(Code.INVALID_TRANSITION, "at most " + COMING_MAX + " prices to come");
    }

    static boolean isBeyond(List<PricePiece> pieces, @Nullable PriceSegment present) {
        for (var piece : pieces) {
            if (GuardRail.isBeyond(piece.price(), present == null ? null : present.price())) {
                return true;
            }
        }
        return false;
    }

    static List<PricePiece> pieces(List<PriceSegment> segments) {
        return segments.stream().map(PricePiece::of).toList();
    }

    private List<PriceSegment> within(Word part) {
        return within(prices, part);
    }

    private static List<PriceSegment> within(GroupPrices prices, Word word) {
        return PriceTimeline.within(prices.segments(), prices.group(), word.from(), word.until());
    }

    private static Decision<PriceEvent> settle(Code code, String detail, List<PriceEvent> events) {
        return new Decision.Settled<>(code, detail, events);
    }
}
