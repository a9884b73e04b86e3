package dev.aisle.contracts.view;

import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.id.ZoneId;

/// A zone as every room holds it in memory; also the row of its view.
public record ZoneView(
        ZoneId id, String currency, int scale, String timeZone, TaxDisplay taxDisplay) {}
