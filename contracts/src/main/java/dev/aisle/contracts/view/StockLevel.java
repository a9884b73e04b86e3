package dev.aisle.contracts.view;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What lies of a product at a location: the row of the stock view. Quantities are base units; those that
/// are 0, and the usual policy, are left out.
///
/// @param onHand may be below zero where a till sold what was not counted
/// @param available what may be promised, never below zero
/// @param shortfall what is promised or sold beyond what is there and may be backordered
public record StockLevel(
        Sku sku,
        LocationId location,
        long onHand,
        long reserved,
        @Nullable Long committed,
        @Nullable Long damaged,
        @Nullable Long qualityControl,
        @Nullable Long incoming,
        @Nullable StockPolicy policy,
        long available,
        long shortfall,
        long offset,
        Instant asOf,
        @Nullable String traceId) {
    /// Of stock of which nothing is committed, set aside or under way, under the usual policy.
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public StockLevel(
            Sku sku,
            LocationId location,
            long onHand,
            long reserved,
            long available,
            long shortfall,
            long offset,
            Instant asOf,
            @Nullable String traceId) {
        this(
                sku, location, onHand, reserved, null, null, null, null, null, available, shortfall,
                offset, asOf, traceId);
    }

    public static StockLevel of(
            Sku sku,
            LocationId location,
            StockQuantities quantities,
            StockPolicy policy,
            long offset,
            Instant asOf,
            @Nullable String traceId) {
        return new StockLevel(
                sku,
                location,
                quantities.onHand(),
                quantities.reserved(),
                unlessZero(quantities.committed()),
                unlessZero(quantities.damaged()),
                unlessZero(quantities.qualityControl()),
                unlessZero(quantities.incoming()),
                policy.equals(StockPolicy.USUAL) ? null : policy,
                quantities.available(policy),
                quantities.shortfall(policy),
                offset,
                asOf,
                traceId);
    }

    @JsonIgnore
    public StockQuantities quantities() {
        return new StockQuantities(
                onHand,
                reserved,
                orZero(committed),
                orZero(damaged),
                orZero(qualityControl),
                orZero(incoming));
    }

    @JsonIgnore
    public StockPolicy policyOrUsual() {
        return policy == null ? StockPolicy.USUAL : policy;
    }

    private static @Nullable Long unlessZero(long quantity) {
        return quantity == 0 ? null : (Long) quantity;
    }

    private static long orZero(@Nullable Long quantity) {
        return quantity == null ? 0 : quantity;
    }
}
