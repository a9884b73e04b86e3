package dev.aisle.command.price;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PriceCommand.CancelScheduledPrice;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.WithdrawPrice;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceReinstated;
import dev.aisle.contracts.event.PriceEvent.PriceWithdrawn;
import dev.aisle.contracts.event.PriceEvent.ScheduledPriceCancelled;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what people change of prices beside setting them.
final class PriceChanges {
    private PriceChanges() {}

    static Decision<PriceEvent> cancel(CancelScheduledPrice cancel, Instant now, Price price) {
        var group = group(cancel.kind(), cancel.audience(), cancel.minimumQuantity());
        var segments = price.group(group).segments();
        var coming = segments.stream().filter(one -> one.from().equals(cancel.from())).findFirst();
        if (coming.isEmpty()) {
            return Decision.accept();
        }
        if (!cancel.from().isAfter(now)) {
            return Decision.refuse(
                    Refusal.at(
                            "data.from",
                            Code.INVALID_TRANSITION,
                            "that price has begun; set another, or withdraw it"));
        }
        var until = coming.get().until();
        return Decision.accept(
                new ScheduledPriceCancelled(
                        group.kind(),
                        group.audience(),
                        group.minimumQuantity(),
                        cancel.from(),
                        until,
                        segments.stream()
                                .filter(before -> cancel.from().equals(before.until()))
                                .map(before -> before.over(cancel.from(), until))
                                .map(PricePiece::of)
                                .toList()));
    }

    static Decision<PriceEvent> withdraw(WithdrawPrice withdraw, Instant now, Price price) {
        return price.withdrawals().since() == null
                ? Decision.accept(new PriceWithdrawn(now, withdraw.reason()))
                : Decision.accept();
    }

    static Decision<PriceEvent> reinstate(Instant now, Price price) {
        return price.withdrawals().since() == null
                ? Decision.accept()
                : Decision.accept(new PriceReinstated(now));
    }

    static Decision<PriceEvent> correct(CorrectPrice correct, Instant now, Price price) {
        if (correct.until().isAfter(now)) {
            return Decision.refuse(
                    Refusal.at(
                            "data.until",
                            Code.WINDOW_INVALID,
                            "now at the latest; what is to come is set or scheduled"));
        }
        var group = group(correct.kind(), correct.audience(), correct.minimumQuantity());
        var corrected =
                new PriceCorrected(
                        group.kind(),
                        group.audience(),
                        group.minimumQuantity(),
                        correct.price(),
                        correct.from(),
                        correct.until(),
                        correct.reason());
        return price.corrections().contains(corrected)
                ? Decision.accept()
                : Decision.accept(corrected);
    }

    private static PriceGroup group(
            @Nullable PriceKind kind,
            @Nullable AudienceId audience,
            @Nullable Long minimumQuantity) {
        return PriceGroup.of(
                Objects.requireNonNullElse(kind, PriceKind.LIST), audience, minimumQuantity);
    }
}
