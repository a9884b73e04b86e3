package dev.aisle.command.price;

import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.ReinstatePrice;
import dev.aisle.contracts.command.PriceCommand.RejectHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReleaseHeldPrice;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.Said;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with a command on prices whatever the state.
final class PriceForm {
    private static final int PERMYRIAD = 10_000;

    private PriceForm() {}

    static Optional<Refusal> malformed(PriceCommand command) {
        return switch (command) {
            case SetPrice set -> group(set).or(() -> amount("data.price", set.price()));
            case SchedulePrice schedule ->
                    group(schedule)
                            .or(() -> amount("data.price", schedule.price()))
                            .or(() -> window(schedule.from(), schedule.until(), "data.from"));
            case ReplacePriceTimeline replace -> group(replace).or(() -> pieces(replace));
            case CancelScheduledPrice cancel -> quantity(cancel.minimumQuantity());
            case WithdrawPrice withdraw -> reason(withdraw.reason());
            case ReinstatePrice _ -> Optional.empty();
            case CorrectPrice correct ->
                    quantity(correct.minimumQuantity())
                            .or(() -> amount("data.price", correct.price()))
                            .or(() -> reason(correct.reason()))
                            .or(() -> window(correct.from(), correct.until(), "data.from"));
            case ReleaseHeldPrice release -> entry(release.entry());
            case RejectHeldPrice reject -> entry(reject.entry()).or(() -> reason(reject.reason()));
            case AnnounceReduction announce ->
                    Refusal.unless(
                                    announce.percentOff() >= 1
                                            && announce.percentOff() <= PERMYRIAD,
                                    "data.percentOff",
                                    "permyriad, 1 to 10000")
                            .or(() -> amount("data.price", announce.price()))
                            .or(
                                    () ->
                                            announce.from() == null
                                                    ? Optional.empty()
                                                    : window(
                                                            announce.from(),
                                                            announce.until(),
                                                            "data.from"));
        };
    }

    private static Optional<Refusal> group(Said said) {
        return quantity(said.minimumQuantity())
                .or(
                        () ->
                                Refusal.unless(
                                        said.kind() != PriceKind.MEMBER || said.audience() != null,
                                        "data.audience",
                                        "a MEMBER price is an audience's"));
    }

    private static Optional<Refusal> quantity(@Nullable Long minimum) {
        return Refusal.unless(
                minimum == null || minimum >= 1 && minimum <= StockCommand.QUANTITY_MAX,
                "data.minimumQuantity",
                "1 to " + StockCommand.QUANTITY_MAX);
    }

    private static Optional<Refusal> amount(String field, @Nullable Money price) {
        return Refusal.unless(price == null || price.minor() >= 0, field + ".minor", "0 or more");
    }

    private static Optional<Refusal> entry(long entry) {
        return Refusal.unless(
                entry >= 1 && entry <= PriceCommand.ENTRY_MAX,
                "data.entry",
                "1 to " + PriceCommand.ENTRY_MAX);
    }

    private static Optional<Refusal> reason(@Nullable String reason) {
        return Refusal.unless(
                reason == null
                        || !reason.isBlank()
                                && reason.codePointCount(0, reason.length())
                                        <= PriceCommand.REASON_LENGTH_MAX,
                "data.reason",
                "1 to " + PriceCommand.REASON_LENGTH_MAX + " characters");
    }

    private static Optional<Refusal> window(Instant from, @Nullable Instant until, String after) {
        return until == null || until.isAfter(from)
                ? Optional.empty()
                : Optional.of(
                        Refusal.at("data.until", Code.WINDOW_INVALID, "must be after " + after));
    }

    private static Optional<Refusal> pieces(ReplacePriceTimeline replace) {
        if (replace.pieces().size() > PriceCommand.PIECES_MAX) {
            return Refusal.unless(false, "data.pieces", "at most " + PriceCommand.PIECES_MAX);
        }
        @Nullable Instant end = replace.horizon();
        for (int i = 0; i < replace.pieces().size(); i++) {
            var piece = replace.pieces().get(i);
            var field = "data.pieces." + i;
            var fault =
                    amount(field + ".price", piece.price())
                            .or(() -> window(piece.from(), piece.until(), field + ".from"));
            if (fault.isPresent()) {
                return fault;
            }
            if (end == null || piece.from().isBefore(end)) {
                return Optional.of(
                        Refusal.at(
                                field + ".from",
                                Code.WINDOW_INVALID,
                                "not before the horizon, nor before the end of the piece before"));
            }
            end = piece.until();
        }
        return Optional.empty();
    }
}
