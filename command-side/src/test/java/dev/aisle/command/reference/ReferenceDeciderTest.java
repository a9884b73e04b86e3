package dev.aisle.command.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.testing.Deciding;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.ReferenceCommand.DefineRegion;
import dev.aisle.contracts.command.ReferenceCommand.DefineSource;
import dev.aisle.contracts.command.ReferenceCommand.DefineZone;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.RegionDefined;
import dev.aisle.contracts.event.ReferenceEvent.SourceDefined;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDeciderTest {
    private static final ZoneDefined EURO = zoneDefined("EUR", 2, "Europe/Berlin");
    private static final SourceDefined ERP =
            new SourceDefined(List.of(Family.PRICE), VersionKind.SEQUENCE);

    private final Deciding<ReferenceCommand, Reference, ReferenceEvent> references =
            new Deciding<>(new ReferenceDecider(), References.NONE, Instant.EPOCH);

    @Test
    void aDefinitionIsAFactOnce() {
        assertThat(references.when(zone("EUR", 2, "Europe/Berlin"))).isEqualTo(accepted(EURO));
        assertThat(references.given(EURO).when(zone("EUR", 2, "Europe/Berlin")))
                .isEqualTo(Decision.accept());
    }

    @Test
    void whatPricesDontRestOnMayChange() {
        assertThat(references.given(EURO).when(zone("EUR", 2, "Europe/Vienna")))
                .isEqualTo(accepted(zoneDefined("EUR", 2, "Europe/Vienna")));
        var store = new LocationDefined(LocationKind.STORE, "Europe/Berlin", true);
        assertThat(
                        references
                                .given(store)
                                .when(
                                        new DefineLocation(
                                                new LocationId("l"),
                                                LocationKind.STORE,
                                                "Europe/Berlin",
                                                false)))
                .isEqualTo(
                        accepted(new LocationDefined(LocationKind.STORE, "Europe/Berlin", false)));
    }

    @ParameterizedTest
    @CsvSource({"USD,2", "EUR,3"})
    void aZonesCurrencyAndScaleNeverChange(String currency, int scale) {
        assertThat(code(references.given(EURO).when(zone(currency, scale, "Europe/Berlin"))))
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void aSourcesWayOfCountingNeverChanges() {
        assertThat(code(references.given(ERP).when(source(VersionKind.TIMESTAMP, Family.PRICE))))
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void theOrderOfFamiliesMeansNothing() {
        var both = new SourceDefined(List.of(Family.PRICE, Family.STOCK), VersionKind.SEQUENCE);

        assertThat(
                        references
                                .given(both)
                                .when(
                                        source(
                                                VersionKind.SEQUENCE,
                                                Family.STOCK,
                                                Family.PRICE,
                                                Family.STOCK)))
                .isEqualTo(Decision.accept());
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 2, Europe/Berlin,",
        "XXXX, 2, Europe/Berlin, data.currency",
        "ZZZ, 2, Europe/Berlin, data.currency",
        "EUR, 5, Europe/Berlin, data.scale",
        "EUR, -1, Europe/Berlin, data.scale",
        "EUR, 2, Mars/Base, data.timeZone",
        "EUR, 2, +01:00, data.timeZone",
        "EUR, 2, GMT+1, data.timeZone",
        "EUR, 2, Z, data.timeZone",
        "EUR, 2, UTC,",
        "EUR, 2, '', data.timeZone"
    })
    void aZoneHasACurrencyAScaleAndATimeZone(
            String currency,
            int scale,
            String timeZone,
            @org.jspecify.annotations.Nullable String field) {
        assertThat(
                        references
                                .decider()
                                .malformed(zone(currency, scale, timeZone))
                                .map(Refusal::field)
                                .orElse(null))
                .isEqualTo(field);
    }

    @Test
    void aSourceFeedsSomething() {
        assertThat(references.decider().malformed(source(VersionKind.SEQUENCE)))
                .map(Refusal::field)
                .contains("data.families");
    }

    @Test
    void aRegionIsItsLocationsAndHowTheyFulfil() {
        var method = new FulfilmentMethod(FulfilmentMethod.Kind.DELIVERY, 48, "14:00");
        var store = new LocationId("store-42");
        var defined = new RegionDefined("Europe/Berlin", List.of(store), List.of(method));

        assertThat(references.when(region(List.of(store), List.of(method))))
                .isEqualTo(accepted(defined));
        assertThat(references.given(defined).when(region(List.of(store), List.of(method))))
                .isEqualTo(Decision.accept());
        assertThat(field(region(List.of(), List.of(method)))).isEqualTo("data.locations");
        assertThat(field(region(List.of(store, store), List.of(method))))
                .isEqualTo("data.locations");
        assertThat(field(region(List.of(store), List.of()))).isEqualTo("data.methods");
        assertThat(field(region(List.of(store), List.of(method, method))))
                .isEqualTo("data.methods");
    }

    private @org.jspecify.annotations.Nullable String field(ReferenceCommand command) {
        return references.decider().malformed(command).map(Refusal::field).orElse(null);
    }

    private static DefineRegion region(List<LocationId> locations, List<FulfilmentMethod> methods) {
        return new DefineRegion(new RegionId("berlin"), "Europe/Berlin", locations, methods);
    }

    private static DefineZone zone(String currency, int scale, String timeZone) {
        return new DefineZone(new ZoneId("z"), currency, scale, timeZone, TaxDisplay.GROSS);
    }

    private static ZoneDefined zoneDefined(String currency, int scale, String timeZone) {
        return new ZoneDefined(currency, scale, timeZone, TaxDisplay.GROSS);
    }

    private static DefineSource source(VersionKind kind, Family... families) {
        return new DefineSource(new SourceId("erp"), List.of(families), kind);
    }

    private static Decision<ReferenceEvent> accepted(ReferenceEvent event) {
        return Decision.accept(event);
    }

    private static Code code(Decision<ReferenceEvent> decision) {
        return ((Decision.Refused<ReferenceEvent>) decision).refusal().code();
    }
}
