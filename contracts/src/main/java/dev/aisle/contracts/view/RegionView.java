package dev.aisle.contracts.view;

import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.util.List;

/// A region as every room holds it in memory; also the row of its view.
public record RegionView(
        RegionId id, String timeZone, List<LocationId> locations, List<FulfilmentMethod> methods) {
    public RegionView {
        locations = List.copyOf(locations);
        methods = List.copyOf(methods);
    }
}
