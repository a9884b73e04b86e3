package dev.aisle.command.reference;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineRegion;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Zones, locations, regions and sources. A definition may be given anew, but what prices and versions rest on
/// never changes: a zone's currency and scale, a source's kind of version.
public final class ReferenceDecider
        implements Decider<ReferenceCommand, Reference, ReferenceEvent> {
    private static final int LOCATIONS_MAX = 1_000;
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    @Override
    public Reference initialState() {
        return Reference.UNDEFINED;
    }

    @Override
    public Optional<Refusal> malformed(ReferenceCommand command) {
        return switch (command) {
            case DefineZone zone -> currency(zone).or(() -> timeZone(zone.timeZone()));
            case DefineLocation location -> timeZone(location.timeZone());
            case DefineRegion region -> region(region).or(() -> timeZone(region.timeZone()));
            case DefineSource source ->
                    Refusal.unless(
                            !source.families().isEmpty(),
                            "data.families",
                            "name at least one family");
        };
    }

    @Override
    public Decision<ReferenceEvent> decide(Stamped<ReferenceCommand> stamped, Reference reference) {
        var wanted = definition(stamped.command());
        var present = reference.definition();
        if (wanted.equals(present)) {
            return Decision.accept();
        }
        return switch (wanted) {
            case ZoneDefined zone
                    when present instanceof ZoneDefined old && !samePrices(zone, old) ->
                    Decision.refuse(
                            Code.INVALID_TRANSITION,
                            "prices rest on the zone's currency and scale, "
                                    + old.currency()
                                    + " with "
                                    + old.scale()
                                    + " digits, so they never change");
            case SourceDefined source
                    when present instanceof SourceDefined old
                            && source.versionKind() != old.versionKind() ->
                    Decision.refuse(
                            Code.INVALID_TRANSITION,
                            "the source counts by " + old.versionKind() + ", which never changes");
            case ZoneDefined zone -> Decision.accept(zone);
            case LocationDefined location -> Decision.accept(location);
            case RegionDefined region -> Decision.accept(region);
            case SourceDefined source -> Decision.accept(source);
        };
    }

    @Override
    public Reference evolve(Reference reference, ReferenceEvent event) {
        return new Reference(event);
    }

    @Override
    public StateCodec<Reference, ?> snapshots() {
        return ReferenceSnapshot.CODEC;
    }

    private static ReferenceEvent definition(ReferenceCommand command) {
        return switch (command) {
            case DefineZone zone ->
                    new ZoneDefined(
                            zone.currency(), zone.scale(), zone.timeZone(), zone.taxDisplay());
            case DefineLocation location ->
                    new LocationDefined(location.kind(), location.timeZone(), location.sellable());
            case DefineRegion region ->
                    new RegionDefined(region.timeZone(), region.locations(), region.methods());
            case DefineSource source ->
                    new SourceDefined(
                            source.families().stream().distinct().sorted().toList(),
                            source.versionKind());
        };
    }

    private static boolean samePrices(ZoneDefined zone, ZoneDefined old) {
        return zone.currency().equals(old.currency()) && zone.scale() == old.scale();
    }

    private static Optional<Refusal> currency(DefineZone zone) {
        try {
            var currency = Currency.getInstance(zone.currency());
            var money = new Money(0, currency.getCurrencyCode(), zone.scale());
            return Refusal.unless(money.scale() == zone.scale(), "data.scale", "0 to 4 digits");
        } catch (IllegalArgumentException e) {
            boolean scale = zone.scale() < 0 || zone.scale() > 4;
            return Optional.of(
                    Refusal.at(
                            scale ? "data.scale" : "data.currency",
                            Code.MALFORMED,
                            scale ? "0 to 4 digits" : "an ISO 4217 code, such as EUR"));
        }
    }

    private static Optional<Refusal> region(DefineRegion region) {
        var locations = region.locations();
        var methods = region.methods();
        return Refusal.unless(
                        !locations.isEmpty()
                                && locations.size() <= LOCATIONS_MAX
                                && new HashSet<>(locations).size() == locations.size(),
                        "data.locations",
                        "1 to " + LOCATIONS_MAX + " locations, each once")
                .or(
                        () ->
                                Refusal.unless(
                                        !methods.isEmpty()
                                                && methods.stream()
                                                                .map(FulfilmentMethod::kind)
                                                                .distinct()
                                                                .count()
                                                        == methods.size(),
                                        "data.methods",
                                        "at least one, each kind once"));
    }

    // ZoneId would take offsets, too, in which no clock is put forward.
    private static Optional<Refusal> timeZone(String name) {
        return Refusal.unless(TIME_ZONES.contains(name), "data.timeZone", EXPECTED);
    }

    private static final String EXPECTED = "a time zone of the tz database, such as Europe/London";
}
