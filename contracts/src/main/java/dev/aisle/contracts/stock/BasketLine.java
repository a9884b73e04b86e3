package dev.aisle.contracts.stock;

import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.json.Bounds;

/// What a basket asks for of a product at a location.
///
/// @param quantity in base units
public record BasketLine(
        Sku sku,
        LocationId location,
        @Bounds(min = 1, max = StockCommand.QUANTITY_MAX) long quantity) {}
