package dev.aisle.contracts.price;

import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.json.Bounds;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Prices that replace each other: those of one kind, for one audience, from one quantity on. Its
/// segments never overlap, and sources number what they say of each group by itself.
///
/// @param audience everyone if null
/// @param minimumQuantity in base units of one order line, 2 or more; any quantity if null
public record PriceGroup(
        PriceKind kind,
        @Nullable AudienceId audience,
        @Bounds(min = 2, max = StockCommand.QUANTITY_MAX) @Nullable Long minimumQuantity)
        implements Comparable<PriceGroup> {
    private static final PriceGroup[] PUBLIC = publicGroups();
    private static final Comparator<PriceGroup> ORDER =
            Comparator.comparing(PriceGroup::kind)
                    .thenComparing(group -> group.audience == null ? "" : group.audience.value())
                    .thenComparingLong(group -> group.fromQuantity());

    /// @param minimumQuantity 1 is the same as null
    public static PriceGroup of(
            PriceKind kind, @Nullable AudienceId audience, @Nullable Long minimumQuantity) {
        boolean any = minimumQuantity == null || minimumQuantity == 1;
        return audience == null && any
                ? PUBLIC[kind.ordinal()]
                : new PriceGroup(kind, audience, any ? null : minimumQuantity);
    }

    public static PriceGroup of(PriceKind kind) {
        return PUBLIC[kind.ordinal()];
    }

    public long fromQuantity() {
        return minimumQuantity == null ? 1 : minimumQuantity;
    }

    @Override
    public int compareTo(PriceGroup other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }

    private static PriceGroup[] publicGroups() {
        var kinds = PriceKind.values();
        var groups = new PriceGroup[kinds.length];
        for (var kind : kinds) {
            groups[kind.ordinal()] = new PriceGroup(kind, null, null);
        }
        return groups;
    }
}
