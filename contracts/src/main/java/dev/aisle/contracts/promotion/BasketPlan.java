package dev.aisle.contracts.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a promotion on the basket would take off each of some lines, as they are now.
///
/// @param savings by the lines' order
/// @param step of the saving on all of them together, before it was shared out
/// @param giftsLeft units of the gift that are earned and not among the lines
/// @param obstacle why it does nothing; null if it does something
record BasketPlan(
        List<Saving> savings,
        @Nullable RoundingStep step,
        int giftsLeft,
        @Nullable PromotionReason obstacle) {

    private static BasketPlan none(PromotionReason obstacle) {
        return new BasketPlan(List.of(), null, 0, obstacle);
    }

    long saving() {
        return savings.stream().mapToLong(Saving::minor).sum();
    }

    /// @param lines that it may take off from
    /// @param inScope those of them that count towards what it asks for
    static BasketPlan of(
            PromotionDefinition definition, List<OpenLine> lines, List<OpenLine> inScope) {
        var benefit = definition.benefit();
        long total = inScope.stream().mapToLong(OpenLine::total).sum();
        long units = inScope.stream().mapToLong(line -> line.line().quantity()).sum();
        return switch (benefit.type()) {
            case PERCENT -> percent(definition, inScope, total);
            case AMOUNT -> shared(definition, inScope, Saving.amount(benefit), null);
            case BUY_GET -> cheapest(definition, inScope, Saving.free(benefit, units));
            case THRESHOLD -> {
                if (!Saving.isReached(benefit, total, units)) {
                    yield none(PromotionReason.THRESHOLD_NOT_REACHED);
                }
                yield benefit.amount() == null
                        ? percent(definition, inScope, total)
                        : shared(definition, inScope, Saving.amount(benefit), null);
            }
            case GIFT ->
                    Saving.isReached(benefit, total, units)
                            ? gift(definition, lines)
                            : none(PromotionReason.THRESHOLD_NOT_REACHED);
            // Only ever on items.
            case FIXED_PRICE -> none(PromotionReason.SAVES_NOTHING);
        };
    }

    private static BasketPlan percent(
            PromotionDefinition definition, List<OpenLine> lines, long total) {
        var saving = Saving.percentOfAll(definition, total);
        return saving.obstacle() == null
                ? shared(definition, lines, saving.minor(), saving.step())
                : none(saving.obstacle());
    }

    private static BasketPlan shared(
            PromotionDefinition definition,
            List<OpenLine> lines,
            long amount,
            @Nullable RoundingStep step) {
        var shares =
                Apportioned.of(
                        amount,
                        lines.stream().mapToLong(OpenLine::total).toArray(),
                        lines.stream().mapToLong(line -> line.room(definition)).toArray());
        var savings = new ArrayList<Saving>(shares.length);
        for (long share : shares) {
            savings.add(new Saving(share, null, null));
        }
        return planned(savings, step);
    }

    /// Units of equal price go by SKU, so that the order of the lines doesn't matter.
    private static BasketPlan cheapest(
            PromotionDefinition definition, List<OpenLine> lines, long free) {
        if (free == 0) {
            return none(PromotionReason.THRESHOLD_NOT_REACHED);
        }
        var savings = new Saving[lines.size()];
        long left = free;
        for (int index : fromTheCheapest(lines)) {
            var line = lines.get(index);
            long units = Math.min(left, line.line().quantity());
            savings[index] =
                    units == 0
                            ? Saving.none(PromotionReason.SAVES_NOTHING)
                            : within(line, definition, ofUnits(definition, line, units));
            left -= units;
        }
        return planned(List.of(savings), null);
    }

    private static Saving ofUnits(PromotionDefinition definition, OpenLine line, long units) {
        return Saving.ofUnits(definition, line.total(), line.line().quantity(), units);
    }

    private static List<Integer> fromTheCheapest(List<OpenLine> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(
                        Comparator.comparingLong(
                                        (Integer i) -> lines.get(i).line().unitPrice().minor())
                                .thenComparing(i -> lines.get(i).line().sku().value()))
                .toList();
    }

    private static BasketPlan gift(PromotionDefinition definition, List<OpenLine> lines) {
        var benefit = definition.benefit();
        long left = Objects.requireNonNullElse(benefit.get(), 1);
        var savings = new ArrayList<Saving>(lines.size());
        for (var line : lines) {
            long units =
                    line.line().sku().equals(benefit.gift())
                            ? Math.min(left, line.line().quantity())
                            : 0;
            savings.add(
                    units == 0
                            ? Saving.none(PromotionReason.SAVES_NOTHING)
                            : within(line, definition, ofUnits(definition, line, units)));
            left -= units;
        }
        return new BasketPlan(savings, null, (int) left, null);
    }

    private static Saving within(OpenLine line, PromotionDefinition definition, Saving saving) {
        return new Saving(
                Math.min(saving.minor(), line.room(definition)), saving.step(), saving.obstacle());
    }

    private static BasketPlan planned(List<Saving> savings, @Nullable RoundingStep step) {
        return savings.stream().allMatch(saving -> saving.minor() == 0)
                ? none(PromotionReason.LIMIT_REACHED)
                : new BasketPlan(savings, step, 0, null);
    }
}
