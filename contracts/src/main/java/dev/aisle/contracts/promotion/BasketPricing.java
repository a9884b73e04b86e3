package dev.aisle.contracts.promotion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to price a basket: promotions on items, then those on the basket in their order; or one that is
/// exclusive alone on its lines, and all else on the others.
final class BasketPricing {
    private final List<OpenLine> lines;
    private final PricingContext context;
    private final List<PromotionVerdict> verdicts = new ArrayList<>();
    private final List<EarnedGift> gifts = new ArrayList<>();

    private BasketPricing(List<BasketLine> lines, PricingContext context) {
        this.lines = lines.stream().map(OpenLine::new).toList();
        this.context = context;
    }

    static PricedBasket of(
            List<BasketLine> lines,
            Collection<RunningPromotion> promotions,
            PricingContext context) {
        var together = new BasketPricing(lines, context);
        together.price(promotions, null);
        var exclusive = firstExclusive(lines, promotions, context);
        if (exclusive == null) {
            return together.priced();
        }
        var alone = new BasketPricing(lines, context);
        alone.price(promotions, exclusive);
        return alone.goesBefore(together, exclusive) ? alone.priced() : together.priced();
    }

    private void price(
            Collection<RunningPromotion> promotions, @Nullable RunningPromotion exclusive) {
        var onBasket = new ArrayList<RunningPromotion>();
        for (var promotion : promotions) {
            if (promotion.definition().level() == PromotionLevel.BASKET) {
                onBasket.add(promotion);
            }
        }
        if (exclusive != null) {
            apply(exclusive);
        }
        for (var line : lines) {
            priceItem(line, promotions);
        }
        var ranked = new ArrayList<Ranked>();
        for (var promotion : onBasket) {
            if (!promotion.equals(exclusive)) {
                rank(promotion, ranked);
            }
        }
        ranked.sort(Ranked.FIRST);
        for (var one : ranked) {
            apply(one.promotion());
        }
    }

    private void priceItem(OpenLine line, Collection<RunningPromotion> promotions) {
        var applicable = new ArrayList<RunningPromotion>();
        for (var promotion : promotions) {
            if (promotion.definition().level() != PromotionLevel.ITEM
                    || !Applicability.concerns(promotion, line.line())) {
                continue;
            }
            var obstacle = Applicability.obstacle(promotion, line.line(), context);
            var before = obstacle == null ? line.obstacleBefore(promotion) : obstacle;
            if (before == null) {
                applicable.add(promotion);
            } else {
                line.pass(promotion, before);
            }
        }
        ItemPricing.apply(line, applicable);
    }

    private void rank(RunningPromotion promotion, List<Ranked> ranked) {
        var exclusive = promotion.definition().stacking().mode() == StackingMode.EXCLUSIVE;
        var inScope = openTo(promotion);
        if (exclusive && !inScope.isEmpty()) {
            verdicts.add(PromotionVerdict.not(promotion, PromotionReason.EXCLUSIVE));
        } else if (inScope.isEmpty()) {
            obstacle(promotion);
        } else {
            var plan = BasketPlan.of(promotion.definition(), receiving(promotion), inScope);
            ranked.add(new Ranked(promotion, plan.saving()));
        }
    }

    private void apply(RunningPromotion promotion) {
        var inScope = openTo(promotion);
        if (inScope.isEmpty()) {
            obstacle(promotion);
            return;
        }
        var receiving = receiving(promotion);
        var plan = BasketPlan.of(promotion.definition(), receiving, inScope);
        if (plan.obstacle() != null) {
            verdicts.add(PromotionVerdict.not(promotion, plan.obstacle()));
            return;
        }
        var taking =
                promotion.definition().benefit().type() == PromotionType.GIFT ? receiving : inScope;
        for (int i = 0; i < taking.size(); i++) {
            var saving = plan.savings().get(i);
            if (saving.minor() > 0) {
                taking.get(i).take(promotion, saving.minor(), saving.step());
            }
        }
        verdicts.add(
                new PromotionVerdict(
                        promotion, PromotionReason.APPLIED, plan.saving(), plan.step()));
        var gift = promotion.definition().benefit().gift();
        if (gift != null && plan.giftsLeft() > 0) {
            gifts.add(new EarnedGift(promotion, gift, plan.giftsLeft()));
        }
    }

    /// The lines of its scope that nothing keeps it from.
    private List<OpenLine> openTo(RunningPromotion promotion) {
        return lines.stream()
                .filter(line -> Applicability.concerns(promotion, line.line()))
                .filter(line -> Applicability.obstacle(promotion, line.line(), context) == null)
                .filter(line -> line.obstacleBefore(promotion) == null)
                .toList();
    }

    /// A gift may be of any line that no exclusive promotion has.
    private List<OpenLine> receiving(RunningPromotion promotion) {
        return lines.stream().filter(line -> line.obstacleBefore(promotion) == null).toList();
    }

    /// Says why it applies to no line, by the first one that is in its scope.
    private void obstacle(RunningPromotion promotion) {
        for (var line : lines) {
            if (Applicability.concerns(promotion, line.line())) {
                var obstacle = Applicability.obstacle(promotion, line.line(), context);
                var reason = obstacle == null ? line.obstacleBefore(promotion) : obstacle;
                if (reason != null) {
                    verdicts.add(PromotionVerdict.not(promotion, reason));
                    return;
                }
            }
        }
    }

    /// The exclusive one on the basket that would go first if there were no others; null if none would do
    /// anything.
    private static @Nullable RunningPromotion firstExclusive(
            List<BasketLine> lines,
            Collection<RunningPromotion> promotions,
            PricingContext context) {
        Ranked first = null;
        for (var promotion : promotions) {
            var definition = promotion.definition();
            if (definition.level() == PromotionLevel.BASKET
                    && definition.stacking().mode() == StackingMode.EXCLUSIVE) {
                var alone = new BasketPricing(lines, context);
                alone.apply(promotion);
                var ranked = new Ranked(promotion, alone.saved());
                if (alone.does(promotion)
                        && (first == null || Ranked.FIRST.compare(ranked, first) < 0)) {
                    first = ranked;
                }
            }
        }
        return first == null ? null : first.promotion();
    }

    private boolean does(RunningPromotion promotion) {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.promotion().equals(promotion) && verdict.isApplied());
    }

    /// Whether an exclusive one, alone on its lines, goes before what applies to them together.
    private boolean goesBefore(BasketPricing together, RunningPromotion exclusive) {
        int priority =
                together.lines.stream()
                        .filter(line -> Applicability.concerns(exclusive, line.line()))
                        .mapToInt(OpenLine::priority)
                        .max()
                        .orElse(-1);
        int own = exclusive.definition().priority();
        return own != priority ? own > priority : saved() >= together.saved();
    }

    private long saved() {
        return lines.stream().mapToLong(OpenLine::saved).sum();
    }

    private PricedBasket priced() {
        var priced = lines.stream().map(OpenLine::priced).toList();
        var money = lines.getFirst().line().unitPrice();
        return new PricedBasket(
                priced,
                money.withMinor(priced.stream().mapToLong(line -> line.before().minor()).sum()),
                money.withMinor(priced.stream().mapToLong(line -> line.total().minor()).sum()),
                PromotionVerdict.ordered(verdicts),
                gifts);
    }
}
