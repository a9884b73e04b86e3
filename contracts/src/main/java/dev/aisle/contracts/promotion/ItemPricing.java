package dev.aisle.contracts.promotion;

import java.util.ArrayList;
import java.util.List;

/// Promotions on items: what they do to one line.
final class ItemPricing {
    private ItemPricing() {}

    /// @param promotions on items, which nothing keeps from the line
    static void apply(OpenLine line, List<RunningPromotion> promotions) {
        if (promotions.isEmpty()) {
            return;
        }
        var ranked = ranked(line, promotions);
        var exclusive = ranked.stream().filter(Ranked::isExclusive).findFirst().orElse(null);
        var others = ranked.stream().filter(one -> !one.isExclusive()).toList();
        if (exclusive == null) {
            combine(line, others);
        } else if (goesFirst(exclusive, others, line.line())) {
            take(line, exclusive.promotion());
            ranked.stream()
                    .filter(one -> !one.equals(exclusive))
                    .forEach(one -> line.pass(one.promotion(), PromotionReason.EXCLUSIVE));
        } else {
            combine(line, others);
            ranked.stream()
                    .filter(Ranked::isExclusive)
                    .forEach(one -> line.pass(one.promotion(), PromotionReason.EXCLUSIVE));
        }
    }

    /// Those that would save something, the first one first.
    private static List<Ranked> ranked(OpenLine line, List<RunningPromotion> promotions) {
        var ranked = new ArrayList<Ranked>(promotions.size());
        for (var promotion : promotions) {
            var saving = saving(line, promotion);
            if (saving.obstacle() == null) {
                ranked.add(new Ranked(promotion, saving.minor()));
            } else {
                line.pass(promotion, saving.obstacle());
            }
        }
        ranked.sort(Ranked.FIRST);
        return ranked;
    }

    private static Saving saving(OpenLine line, RunningPromotion promotion) {
        var definition = promotion.definition();
        var saving = Saving.onLine(definition, line.total(), line.line().quantity());
        if (saving.obstacle() != null) {
            return saving;
        }
        long room = line.room(definition);
        return room == 0
                ? Saving.none(PromotionReason.LIMIT_REACHED)
                : new Saving(Math.min(room, saving.minor()), saving.step(), null);
    }

    /// Whether one that is exclusive takes the place of all others together.
    private static boolean goesFirst(Ranked exclusive, List<Ranked> others, BasketLine line) {
        var tried = new OpenLine(line);
        combine(tried, others);
        int priority = exclusive.promotion().definition().priority();
        if (tried.saved() == 0 || priority != tried.priority()) {
            return tried.saved() == 0 || priority > tried.priority();
        }
        return exclusive.saving() != tried.saved()
                ? exclusive.saving() > tried.saved()
                : Ranked.FIRST.compare(
                                exclusive,
                                new Ranked(others.getFirst().promotion(), exclusive.saving()))
                        < 0;
    }

    private static void combine(OpenLine line, List<Ranked> ranked) {
        for (var one : ranked) {
            var obstacle = line.obstacleBefore(one.promotion());
            if (obstacle == null) {
                take(line, one.promotion());
            } else {
                line.pass(one.promotion(), obstacle);
            }
        }
    }

    private static void take(OpenLine line, RunningPromotion promotion) {
        var saving = saving(line, promotion);
        if (saving.obstacle() == null) {
            line.take(promotion, saving.minor(), saving.step());
        } else {
            line.pass(promotion, saving.obstacle());
        }
    }
}
