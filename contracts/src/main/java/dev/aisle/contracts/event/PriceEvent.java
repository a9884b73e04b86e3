package dev.aisle.contracts.event;

import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a product's price in a zone.
public sealed interface PriceEvent extends Event {
    @Nullable SourceStamp source();

    /// A price holds from `from` on, until `until` or for good; it covers what was said of that time.
    ///
    /// @param until exclusive; for good if left out
    /// @param source whose word it was; left out for a person's
    record PriceSet(
            PriceKind kind,
            Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable SourceStamp source)
            implements PriceEvent {
        public PriceSegment segment() {
            return new PriceSegment(kind, price, from, until);
        }
    }

    /// A feed's price beyond the guard rail: held for a person, not shown; its source version counts.
    ///
    /// @param until exclusive; for good if left out
    /// @param source whose word it was; left out for a person's
    record PriceHeldForApproval(
            PriceKind kind,
            Money price,
            Instant from,
            @Nullable Instant until,
            @Nullable SourceStamp source)
            implements PriceEvent {}

    /// A source said again what already holds. No view writes a row for it; without it, a late older
    /// value would win.
    record SourceVersionAdvanced(SourceStamp source) implements PriceEvent {}
}
