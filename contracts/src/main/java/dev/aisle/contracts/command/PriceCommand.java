package dev.aisle.contracts.command;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Commands on what a product costs in a zone.
public sealed interface PriceCommand extends Command {
    /// The price from now on (a feed's now is its `occurredAt`), or until `until`.
    ///
    /// @param kind `LIST` if left out
    /// @param price 0 or more
    /// @param until exclusive; for good if left out
    /// @param override passes the guard rail; false if left out
    record SetPrice(
            Sku sku,
            ZoneId zone,
            @Nullable PriceKind kind,
            @Bounds Money price,
            @Nullable Instant until,
            @Nullable Boolean override)
            implements PriceCommand {
        @Override
        public StreamId stream() {
            return StreamId.price(sku, zone);
        }
    }
}
