package dev.aisle.command.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Goods that left a location, and of which the other hasn't said what came.
///
/// @param quantity in base units
/// @param dispatchedAt when that was recorded
/// @param expectedAt when they should have been there
@RegisterForReflection
public record OpenTransfer(
        @JsonIgnore TransferCursor cursor,
        DeliveryId deliveryId,
        Sku sku,
        LocationId from,
        LocationId to,
        long quantity,
        Instant dispatchedAt,
        Instant expectedAt) {}
