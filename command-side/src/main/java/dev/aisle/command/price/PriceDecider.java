package dev.aisle.command.price;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.command.source.ContentHash;
import dev.aisle.command.source.SourceOrder;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.PriceEvent.SourceVersionAdvanced;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.receipt.Code;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets prices, by a person's word or by a source's.
public final class PriceDecider implements Decider<PriceCommand, Price, PriceEvent> {
    private static final String GUARD_RAIL =
            "the change is beyond the guard rail (below 30 % or above 300 % of the present price,"
                    + " or zero)";

    private static final int PRICE_BYTES = 400;
    private static final int SEGMENT_BYTES = 150;
    private static final int SOURCE_BYTES = 250;

    @Override
    public Price initialState() {
        return Price.NONE;
    }

    @Override
    public Optional<Refusal> malformed(PriceCommand command) {
        return switch (command) {
            case SetPrice set ->
                    Refusal.unless(set.price().minor() >= 0, "data.price.minor", "0 or more");
        };
    }

    @Override
    public Decision<PriceEvent> decide(Stamped<PriceCommand> stamped, Price price) {
        return switch (stamped.command()) {
            case SetPrice set -> {
                var unfit = unfit(set, stamped);
                yield unfit == null ? ordered(set, stamped, price) : Decision.refuse(unfit);
            }
        };
    }

    @Override
    public Price evolve(Price price, PriceEvent event) {
        return switch (event) {
            case PriceSet set -> price.with(set.segment(), set.source());
            case PriceHeldForApproval held -> price.with(held.source());
            case SourceVersionAdvanced advanced -> price.with(advanced.source());
        };
    }

    @Override
    public StateCodec<Price, ?> snapshots() {
        return PriceSnapshot.CODEC;
    }

    @Override
    public long weight(Price price) {
        return PRICE_BYTES
                + (long) SEGMENT_BYTES * price.segments().size()
                + (long) SOURCE_BYTES * price.sources().size();
    }

    private static @Nullable Refusal unfit(SetPrice set, Stamped<PriceCommand> stamped) {
        var zone = stamped.references().zone();
        if (zone == null) {
            return Refusal.at(
                    "zone",
                    Code.ZONE_UNKNOWN,
                    "define the zone first: PUT /v1/zones/" + set.zone());
        }
        if (!stamped.references().productKnown()) {
            return Refusal.at(
                    "sku",
                    Code.NOT_FOUND,
                    "introduce the product first: PUT /v1/products/" + set.sku());
        }
        if (!set.price().currency().equals(zone.currency())
                || set.price().scale() != zone.scale()) {
            return Refusal.at(
                    "data.price",
                    Code.CURRENCY_MISMATCH,
                    "the zone's prices are in "
                            + zone.currency()
                            + " with "
                            + zone.scale()
                            + " digits");
        }
        var until = set.until();
        return until == null || until.isAfter(stamped.effectiveAt())
                ? null
                : Refusal.at(
                        "data.until",
                        Code.WINDOW_INVALID,
                        "must be after the price begins, " + stamped.effectiveAt());
    }

    private static Decision<PriceEvent> ordered(
            SetPrice set, Stamped<PriceCommand> stamped, Price price) {
        var stamp = stampOf(set, stamped.source());
        if (stamp == null) {
            return set(set, stamped, price, null);
        }
        return switch (SourceOrder.of(stamp, price.sources().get(stamp.version().id()))) {
            case NEWER -> set(set, stamped, price, stamp);
            case REPEATED -> settle(Code.DUPLICATE, "the source said the same before", List.of());
            case OLDER ->
                    settle(
                            Code.STALE_IGNORED,
                            "the source has said something newer since",
                            List.of());
            case CONFLICT_WON ->
                    settle(
                            Code.SOURCE_VERSION_CONFLICT,
                            "another content had this source version; this one wins",
                            events(set(set, stamped, price, stamp)));
            case CONFLICT_LOST ->
                    settle(
                            Code.SOURCE_VERSION_CONFLICT,
                            "another content had this source version, and wins",
                            List.of());
        };
    }

    private static Decision<PriceEvent> set(
            SetPrice set, Stamped<PriceCommand> stamped, Price price, @Nullable SourceStamp stamp) {
        var kind = kind(set);
        var from = price.presentAt(kind, stamped.effectiveAt());
        var present = price.segmentAt(kind, from);
        if (holdsAlready(set, present) || isOver(set, from)) {
            return stamp == null
                    ? Decision.accept()
                    : Decision.accept(new SourceVersionAdvanced(stamp));
        }
        if (!Boolean.TRUE.equals(set.override())
                && GuardRail.isBeyond(set.price(), present == null ? null : present.price())) {
            return stamp == null
                    ? Decision.refuse(
                            Refusal.at(
                                    "data.price",
                                    Code.PRICE_GUARDRAIL,
                                    GUARD_RAIL + "; send override to set it all the same"))
                    : settle(
                            Code.QUARANTINED,
                            GUARD_RAIL + "; it is held for approval",
                            List.of(
                                    new PriceHeldForApproval(
                                            kind, set.price(), from, set.until(), stamp)));
        }
        return Decision.accept(new PriceSet(kind, set.price(), from, set.until(), stamp));
    }

    private static boolean holdsAlready(SetPrice set, @Nullable PriceSegment present) {
        return present != null
                && present.price().equals(set.price())
                && Objects.equals(present.until(), set.until());
    }

    /// A source's late word of a time that has passed meanwhile changes nothing that is shown.
    private static boolean isOver(SetPrice set, Instant from) {
        return set.until() != null && !set.until().isAfter(from);
    }

    private static PriceKind kind(SetPrice set) {
        return set.kind() == null ? PriceKind.LIST : set.kind();
    }

    private static @Nullable SourceStamp stampOf(SetPrice set, @Nullable SourceVersion version) {
        return version == null
                ? null
                : new SourceStamp(
                        version,
                        ContentHash.of(
                                kind(set),
                                set.price().minor(),
                                set.price().currency(),
                                set.price().scale(),
                                set.until()));
    }

    private static Decision<PriceEvent> settle(Code code, String detail, List<PriceEvent> events) {
        return new Decision.Settled<>(code, detail, events);
    }

    private static List<PriceEvent> events(Decision<PriceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<PriceEvent> accepted -> accepted.events();
            case Decision.Settled<PriceEvent> settled -> settled.events();
            case Decision.Refused<PriceEvent> _ -> List.of();
        };
    }
}
