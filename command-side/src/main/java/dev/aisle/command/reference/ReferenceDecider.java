package dev.aisle.command.reference;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Zones, locations and sources. A definition may be given anew, but what prices and versions rest on
/// never changes: a zone's currency and scale, a source's kind of version.
public final class ReferenceDecider
        implements Decider<ReferenceCommand, Reference, ReferenceEvent> {
    @Override
    public Reference initialState() {
        return Reference.UNDEFINED;
    }

    @Override
    public Optional<Refusal> malformed(ReferenceCommand command) {
        return switch (command) {
            case DefineZone zone -> currency(zone).or(() -> timeZone(zone.timeZone()));
            case DefineLocation location -> timeZone(location.timeZone());
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

    private static Optional<Refusal> timeZone(@Nullable String name) {
        try {
            return Refusal.unless(
                    name != null && ZoneId.of(name).getId().equals(name),
                    "data.timeZone",
                    EXPECTED);
        } catch (DateTimeException e) {
            return Refusal.unless(false, "data.timeZone", EXPECTED);
        }
    }

    private static final String EXPECTED = "a time zone of the tz database, such as Europe/London";
}
