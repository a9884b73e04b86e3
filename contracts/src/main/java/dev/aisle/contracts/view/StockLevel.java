package dev.aisle.contracts.view;

import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What lies of a product at a location: the row of the stock view. Quantities are base units.
///
/// @param onHand may be below zero where a till sold what was not counted
/// @param available what may be promised, never below zero
/// @param shortfall what is promised or sold beyond what is there
public record StockLevel(
        Sku sku,
        LocationId location,
        long onHand,
        long reserved,
        long available,
        long shortfall,
        long offset,
        Instant asOf,
        @Nullable String traceId) {}
