package dev.aisle.contracts.price;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A price over an interval `[from, until)`; open-ended if `until` is null. Segments of one group never
/// overlap.
///
/// @param audience everyone if null
/// @param minimumQuantity of one order line, in base units; any quantity if null
public record PriceSegment(
        PriceKind kind,
        Money price,
        Instant from,
        @Nullable Instant until,
        @Nullable AudienceId audience,
        @Nullable Long minimumQuantity) {
    /// For everyone, and any quantity.
    public PriceSegment(PriceKind kind, Money price, Instant from, @Nullable Instant until) {
        this(kind, price, from, until, null, null);
    }

    public static PriceSegment of(
            PriceGroup group, Money price, Instant from, @Nullable Instant until) {
        return new PriceSegment(
                group.kind(), price, from, until, group.audience(), group.minimumQuantity());
    }

    public PriceSegment over(Instant newFrom, @Nullable Instant newUntil) {
        return newFrom.equals(from) && Objects.equals(newUntil, until)
                ? this
                : new PriceSegment(kind, price, newFrom, newUntil, audience, minimumQuantity);
    }

    public PriceGroup group() {
        return PriceGroup.of(kind, audience, minimumQuantity);
    }

    public boolean isOf(PriceGroup group) {
        return kind == group.kind()
                && (audience == null ? group.audience() == null : audience.equals(group.audience()))
                && (minimumQuantity == null
                        ? group.minimumQuantity() == null
                        : minimumQuantity.equals(group.minimumQuantity()));
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    public boolean isFor(Buyer buyer) {
        return (audience == null || audience.equals(buyer.audience()))
                && (minimumQuantity == null || minimumQuantity <= buyer.quantity());
    }

    /// Whether it is over at an instant.
    public boolean hasEnded(Instant at) {
        return until != null && !until.isAfter(at);
    }
}
