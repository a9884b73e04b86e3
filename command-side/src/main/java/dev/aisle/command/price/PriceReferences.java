package dev.aisle.command.price;

import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.CorrectPrice;
import dev.aisle.contracts.command.PriceCommand.ReplacePriceTimeline;
import dev.aisle.contracts.command.PriceCommand.SchedulePrice;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import org.jspecify.annotations.Nullable;

/// Whether zone and product are there, and money is the zone's.
final class PriceReferences {
    private PriceReferences() {}

    static @Nullable Refusal unfit(PriceCommand command, References references) {
        var zone = references.zone();
        if (zone == null) {
            return Refusal.at(
                    "zone",
                    Code.ZONE_UNKNOWN,
                    "define the zone first: PUT /v1/zones/" + command.zone());
        }
        if (!references.productKnown()) {
            return Refusal.at(
                    "sku",
                    Code.NOT_FOUND,
                    "introduce the product first: PUT /v1/products/" + command.sku());
        }
        return switch (command) {
            case SetPrice set -> unfit("data.price", set.price(), zone);
            case SchedulePrice schedule -> unfit("data.price", schedule.price(), zone);
            case CorrectPrice correct -> unfit("data.price", correct.price(), zone);
            case AnnounceReduction announce ->
                    announce.price() == null ? null : unfit("data.price", announce.price(), zone);
            case ReplacePriceTimeline replace -> unfit(replace, zone);
            case PriceCommand.CancelScheduledPrice _,
                    PriceCommand.WithdrawPrice _,
                    PriceCommand.ReinstatePrice _,
                    PriceCommand.ReleaseHeldPrice _,
                    PriceCommand.RejectHeldPrice _ ->
                    null;
        };
    }

    private static @Nullable Refusal unfit(ReplacePriceTimeline replace, ZoneDefined zone) {
        for (int i = 0; i < replace.pieces().size(); i++) {
            var unfit = unfit("data.pieces." + i + ".price", replace.pieces().get(i).price(), zone);
            if (unfit != null) {
                return unfit;
            }
        }
        return null;
    }

    private static @Nullable Refusal unfit(String field, Money price, ZoneDefined zone) {
        return price.currency().equals(zone.currency()) && price.scale() == zone.scale()
                ? null
                : Refusal.at(
                        field,
                        Code.CURRENCY_MISMATCH,
                        "the zone's prices are in "
                                + zone.currency()
                                + " with "
                                + zone.scale()
                                + " digits");
    }
}
