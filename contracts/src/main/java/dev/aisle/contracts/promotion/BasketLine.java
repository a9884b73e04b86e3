package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.money.Money;
import java.util.List;

/// Units of one product, and what promotions look at of it.
///
/// @param quantity 1 to [#QUANTITY_MAX]
/// @param unitPrice before promotions, 0 or more; times the quantity at most [Money#MINOR_MAX]
/// @param clearance whether that is a clearance price
/// @param categories path from the root to the product's own
/// @param listedIn promotions that have it as a member
public record BasketLine(
        Sku sku,
        int quantity,
        Money unitPrice,
        boolean clearance,
        List<CategoryId> categories,
        BrandId brand,
        List<TagId> tags,
        List<PromotionId> listedIn) {
    public static final int QUANTITY_MAX = 10_000;

    public BasketLine {
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            throw new IllegalArgumentException("a quantity is 1 to " + QUANTITY_MAX);
        }
        if (unitPrice.minor() < 0 || unitPrice.minor() > Money.MINOR_MAX / quantity) {
            throw new IllegalArgumentException("a line comes to 0 to " + Money.MINOR_MAX);
        }
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        listedIn = List.copyOf(listedIn);
    }

    /// In minor units, before promotions.
    long minorBefore() {
        return unitPrice.minor() * quantity;
    }
}
