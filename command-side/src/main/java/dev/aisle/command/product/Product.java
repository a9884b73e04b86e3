package dev.aisle.command.product;

import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import org.jspecify.annotations.Nullable;

/// A product as it was introduced; null before that.
public record Product(@Nullable ProductIntroduced content) {
    static final Product UNKNOWN = new Product(null);
}
