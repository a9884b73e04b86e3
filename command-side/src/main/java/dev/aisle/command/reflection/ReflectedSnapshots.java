package dev.aisle.command.reflection;

import dev.aisle.command.basket.Basket;
import dev.aisle.command.catalogimport.CatalogImport;
import dev.aisle.command.membership.Memberships;
import dev.aisle.command.price.Quarantined;
import dev.aisle.command.product.Product;
import dev.aisle.command.promotion.MembersChange;
import dev.aisle.command.promotion.Promotion;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.PromotionState;
import dev.aisle.contracts.stock.StockPolicy;
import dev.aisle.contracts.stock.StockQuantities;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The forms in which states are kept as snapshots, which Jackson writes and reads.
@RegisterForReflection(
        targets = {
            Basket.class,
            Basket.Phase.class,
            CatalogImport.class,
            PriceGroup.class,
            PriceSegment.class,
            Product.class,
            Memberships.class,
            MembersChange.class,
            Promotion.class,
            PromotionLife.class,
            PromotionState.class,
            Quarantined.class,
            StockPolicy.class,
            StockQuantities.class
        },
        classNames = {
            "dev.aisle.command.price.PriceQuarantine",
            "dev.aisle.command.parked.ParkedSnapshot",
            "dev.aisle.command.price.PriceSnapshot",
            "dev.aisle.command.price.PriceSnapshot$Group",
            "dev.aisle.command.price.Withdrawals",
            "dev.aisle.command.price.Withdrawals$Gap",
            "dev.aisle.command.price.Word",
            "dev.aisle.command.promotion.budget.BudgetSnapshot",
            "dev.aisle.command.promotion.budget.BudgetSnapshot$Count",
            "dev.aisle.command.promotion.budget.BudgetSnapshot$Hold",
            "dev.aisle.command.promotion.budget.Redemption$State",
            "dev.aisle.command.reference.ReferenceSnapshot",
            "dev.aisle.command.stock.Count",
            "dev.aisle.command.stock.Delivery",
            "dev.aisle.command.stock.Delivery$Phase",
            "dev.aisle.command.stock.Reservation$Phase",
            "dev.aisle.command.stock.StockSnapshot",
            "dev.aisle.command.stock.StockSnapshot$Hold",
            "dev.aisle.command.taxonomy.TaxonomySnapshot",
            "dev.aisle.command.taxonomy.TaxonomySnapshot$Category"
        })
final class ReflectedSnapshots {
    private ReflectedSnapshots() {}
}
