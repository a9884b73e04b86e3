package dev.aisle.query.sets;

import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.view.LocationView;
import dev.aisle.contracts.view.RegionView;
import dev.aisle.contracts.view.ZoneView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One version of the zones, locations and regions.
public record Reference(
        Map<ZoneId, ZoneView> zones,
        Map<LocationId, LocationView> locations,
        Map<RegionId, RegionView> regions) {
    record Bucket(List<ZoneView> zones, List<LocationView> locations, List<RegionView> regions) {}

    static Reference of(List<Bucket> buckets) {
        return new Reference(
                buckets.stream()
                        .flatMap(bucket -> bucket.zones().stream())
                        .collect(Collectors.toUnmodifiableMap(ZoneView::id, Function.identity())),
                buckets.stream()
                        .flatMap(bucket -> bucket.locations().stream())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        LocationView::id, Function.identity())),
                buckets.stream()
                        .flatMap(bucket -> bucket.regions().stream())
                        .collect(
                                Collectors.toUnmodifiableMap(RegionView::id, Function.identity())));
    }
}
