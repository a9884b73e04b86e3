package dev.aisle.contracts.view;

import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.id.LocationId;

/// A location as every room holds it in memory; also the row of its view.
public record LocationView(LocationId id, LocationKind kind, String timeZone, boolean sellable) {}
