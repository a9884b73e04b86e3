package dev.aisle.command.promotion;

import dev.aisle.contracts.id.Sku;
import java.time.Instant;
import java.util.List;

/// A change of members that is being carried to each product.
public record MembersChange(long change, Instant carriedFrom, List<Sku> added, List<Sku> removed) {
    public MembersChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
