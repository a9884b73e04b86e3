package dev.aisle.folds.promotion;

import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionConfirmed;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionExpired;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReleased;
import dev.aisle.contracts.event.PromotionBudgetEvent.RedemptionReserved;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.promotion.PromotionLife;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.folds.Projection;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.Rows;
import dev.aisle.folds.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Promotions → the set that readers hold in memory and evaluate, so that one over a million products
/// is one row.
public final class PromotionProjection implements Projection {
    public static final String NAME = "promotions";

    private static final Set<Family> FAMILIES =
            EnumSet.of(Family.PROMOTION, Family.PROMOTION_BUDGET);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.PROMOTION);
    }

    @Override
    public Set<Family> families() {
        return FAMILIES;
    }

    @Override
    public Collection<RowKey> reads(LoggedEvent event, Rows rows) {
        var key = key(event);
        return rows.holds(key) ? List.of() : List.of(key);
    }

    @Override
    public void fold(LoggedEvent event, Rows rows) {
        switch (event.event()) {
            case PromotionEvent promotion -> foldPromotion(promotion, event, rows);
            case PromotionBudgetEvent budget -> foldBudget(budget, event, rows);
            case ProductEvent _,
                    PriceEvent _,
                    StockEvent _,
                    BasketEvent _,
                    MembershipEvent _,
                    ReferenceEvent _,
                    TaxonomyEvent _,
                    ParkedEvent _,
                    ImportEvent _ -> {}
        }
    }

    /// A row is what the promotion is now, and nothing that the clock changes.
    private static void foldPromotion(PromotionEvent promotion, LoggedEvent event, Rows rows) {
        var key = key(event);
        var before = rows.value(key, RunningPromotion.class);
        var life = PromotionLife.after(before == null ? null : before.life(), promotion);
        if (life != null) {
            rows.putIfNews(
                    key,
                    event,
                    new RunningPromotion(
                            new PromotionId(event.stream().key()),
                            life,
                            before != null && before.exhausted() && !raisesCaps(before, life)));
        }
    }

    /// Other caps may leave something again; the next redemption says whether they do.
    private static boolean raisesCaps(RunningPromotion before, PromotionLife life) {
        return !before.definition().caps().equals(life.definition().caps());
    }

    /// Of all redemptions, a reader sees only those that take the last of a cap, or give some back.
    private static void foldBudget(PromotionBudgetEvent budget, LoggedEvent event, Rows rows) {
        var exhausted =
                switch (budget) {
                    case RedemptionReserved reserved -> reserved.exhausted();
                    case RedemptionConfirmed confirmed -> confirmed.exhausted();
                    case RedemptionReleased released -> released.exhausted();
                    case RedemptionExpired expired -> expired.exhausted();
                };
        var key = key(event);
        var before = rows.value(key, RunningPromotion.class);
        if (before != null) {
            rows.putIfNews(key, event, new RunningPromotion(before.id(), before.life(), exhausted));
        }
    }

    private static RowKey key(LoggedEvent event) {
        return RowKey.promotion(event.bucket(), new PromotionId(event.stream().key()));
    }
}
