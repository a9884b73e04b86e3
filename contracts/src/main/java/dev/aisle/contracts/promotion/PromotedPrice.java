package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price after promotions. The one that saves most applies; ties go to the lower id.
///
/// @param promotion which applied; null if none did
public record PromotedPrice(Money price, @Nullable PromotionId promotion) {
    private static final int PERMYRIAD = 10_000;

    /// @param path category path of the product
    public static PromotedPrice of(
            Money price,
            List<CategoryId> path,
            ZoneId zone,
            Collection<RunningPromotion> promotions,
            Instant at) {
        RunningPromotion best = null;
        for (var promotion : promotions) {
            if (promotion.appliesTo(path, zone, at)
                    && (best == null || isBetter(promotion, best))) {
                best = promotion;
            }
        }
        return best == null
                ? new PromotedPrice(price, null)
                : new PromotedPrice(
                        price.withMinor(price.minor() - saving(price, best)), best.id());
    }

    private static boolean isBetter(RunningPromotion promotion, RunningPromotion best) {
        return promotion.percentOff() != best.percentOff()
                ? promotion.percentOff() > best.percentOff()
                : promotion.id().value().compareTo(best.id().value()) < 0;
    }

    /// Half a minor unit or more counts as one, in the buyer's favour.
    private static long saving(Money price, RunningPromotion promotion) {
        return BigInteger.valueOf(price.minor())
                .multiply(BigInteger.valueOf(promotion.percentOff()))
                .add(BigInteger.valueOf(PERMYRIAD / 2))
                .divide(BigInteger.valueOf(PERMYRIAD))
                .longValueExact();
    }
}
