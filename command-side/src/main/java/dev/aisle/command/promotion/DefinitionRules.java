package dev.aisle.command.promotion;

import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.StackingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a definition must be whatever the state.
final class DefinitionRules {
    private static final int NAME_LENGTH_MAX = 200;
    private static final int PERMYRIAD = 10_000;
    private static final int SCOPE_MAX = 100;
    private static final int CHANNELS_MAX = 20;
    private static final int PRIORITY_MAX = 1_000;

    private DefinitionRules() {}

    static Optional<Refusal> malformed(DefinePromotion define) {
        return firstOf(
                () -> name(define.name()),
                () -> permyriad("data.percentOff", define.percentOff()),
                () -> permyriad("data.maxTotalOff", define.maxTotalOff()),
                () -> numbers(define),
                () -> amounts(define),
                () -> lists(define),
                () -> benefit(define),
                () -> combination(define),
                () -> caps(define),
                () -> {
                    var schedule = Schedules.of(define);
                    return schedule.isSaid() ? schedule.malformed() : Optional.empty();
                });
    }

    private static Optional<Refusal> name(String name) {
        // In characters, of which an emoji is one.
        return Refusal.unless(
                !name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX,
                "data.name",
                "1 to 200 characters, not all blank");
    }

    private static Optional<Refusal> numbers(DefinePromotion define) {
        return firstOf(
                () -> within("data.buy", define.buy(), 1, Benefit.UNITS_MAX),
                () -> within("data.get", define.get(), 1, Benefit.UNITS_MAX),
                () -> within("data.thresholdUnits", define.thresholdUnits(), 1, Benefit.UNITS_MAX),
                () -> within("data.priority", define.priority(), 0, PRIORITY_MAX),
                () -> within("data.uses", define.uses(), 1, Caps.USES_MAX),
                () -> within("data.usesPerCustomer", define.usesPerCustomer(), 1, PRIORITY_MAX));
    }

    private static Optional<Refusal> amounts(DefinePromotion define) {
        return firstOf(
                () -> positive("data.amount", define.amount()),
                () -> positive("data.threshold", define.threshold()),
                () -> positive("data.budget", define.budget()),
                () -> positive("data.floor", define.floor()),
                () -> oneCurrency(define));
    }

    private static Optional<Refusal> oneCurrency(DefinePromotion define) {
        long currencies =
                Stream.of(define.amount(), define.threshold(), define.budget(), define.floor())
                        .filter(Objects::nonNull)
                        .map(money -> money.withMinor(0))
                        .distinct()
                        .count();
        return Refusal.unless(
                currencies <= 1, "data", "amounts of one currency and scale go together");
    }

    private static Optional<Refusal> lists(DefinePromotion define) {
        return firstOf(
                () -> atMost("data.categories", define.categories(), SCOPE_MAX),
                () -> atMost("data.brands", define.brands(), SCOPE_MAX),
                () -> atMost("data.tags", define.tags(), SCOPE_MAX),
                () -> atMost("data.excludedSkus", define.excludedSkus(), SCOPE_MAX),
                () -> atMost("data.excludedCategories", define.excludedCategories(), SCOPE_MAX),
                () -> atMost("data.excludedBrands", define.excludedBrands(), SCOPE_MAX),
                () -> atMost("data.excludedTags", define.excludedTags(), SCOPE_MAX),
                () -> atMost("data.zones", define.zones(), SCOPE_MAX),
                () -> atMost("data.channels", define.channels(), CHANNELS_MAX));
    }

    private static Optional<Refusal> benefit(DefinePromotion define) {
        boolean threshold = define.threshold() != null || define.thresholdUnits() != null;
        return switch (Definitions.type(define)) {
            case PERCENT ->
                    fits(
                            define,
                            "percentOff",
                            define.percentOff() != null,
                            define.amount(),
                            define.buy(),
                            define.get(),
                            define.threshold(),
                            define.thresholdUnits(),
                            define.gift());
            case AMOUNT ->
                    fits(
                            define,
                            "amount",
                            define.amount() != null,
                            define.percentOff(),
                            define.buy(),
                            define.get(),
                            define.threshold(),
                            define.thresholdUnits(),
                            define.gift());
            case FIXED_PRICE ->
                    fits(
                            define,
                            "amount, on items",
                            define.amount() != null
                                    && Definitions.level(define) == PromotionLevel.ITEM,
                            define.percentOff(),
                            define.buy(),
                            define.get(),
                            define.threshold(),
                            define.thresholdUnits(),
                            define.gift());
            case BUY_GET ->
                    fits(
                            define,
                            "buy and get, and percentOff where get isn't free",
                            define.buy() != null && define.get() != null,
                            define.amount(),
                            define.threshold(),
                            define.thresholdUnits(),
                            define.gift());
            case THRESHOLD ->
                    fits(
                            define,
                            "threshold, thresholdUnits or both, and either percentOff or amount",
                            threshold && (define.percentOff() == null) != (define.amount() == null),
                            define.buy(),
                            define.get(),
                            define.gift());
            case GIFT ->
                    fits(
                            define,
                            "gift, and threshold, thresholdUnits or both, on the basket",
                            define.gift() != null
                                    && threshold
                                    && Definitions.level(define) == PromotionLevel.BASKET,
                            define.percentOff(),
                            define.amount(),
                            define.buy());
        };
    }

    private static Optional<Refusal> fits(
            DefinePromotion define, String takes, boolean has, @Nullable Object... others) {
        boolean fits = has && Stream.of(others).allMatch(Objects::isNull);
        var field =
                Definitions.type(define) == PromotionType.PERCENT && !has
                        ? "data.percentOff"
                        : "data.type";
        return Refusal.unless(
                fits,
                field,
                Definitions.type(define) + " has " + takes + ", and no more; these go together");
    }

    private static Optional<Refusal> combination(DefinePromotion define) {
        return Refusal.unless(
                define.group() == null
                        || define.stacking() == null
                        || define.stacking() == StackingMode.BEST_OF_GROUP,
                "data.group",
                "BEST_OF_GROUP and a group go together");
    }

    private static Optional<Refusal> caps(DefinePromotion define) {
        return Refusal.unless(
                define.usesPerCustomer() == null
                        || define.uses() != null && define.uses() <= Caps.CUSTOMERS_MAX,
                "data.usesPerCustomer",
                "usesPerCustomer and uses of at most " + Caps.CUSTOMERS_MAX + " go together");
    }

    private static Optional<Refusal> permyriad(String field, @Nullable Integer value) {
        return Refusal.unless(
                value == null || value >= 1 && value <= PERMYRIAD, field, "permyriad, 1 to 10000");
    }

    private static Optional<Refusal> within(
            String field, @Nullable Number value, long min, long max) {
        return Refusal.unless(
                value == null || value.longValue() >= min && value.longValue() <= max,
                field,
                min + " to " + max);
    }

    private static Optional<Refusal> positive(String field, @Nullable Money money) {
        return Refusal.unless(money == null || money.minor() >= 1, field + ".minor", "1 or more");
    }

    private static Optional<Refusal> atMost(String field, @Nullable List<?> list, int max) {
        return Refusal.unless(
                list == null || list.size() <= max, field, "0 to " + max + " of them");
    }

    @SafeVarargs
    private static Optional<Refusal> firstOf(Supplier<Optional<Refusal>>... rules) {
        for (var rule : rules) {
            var refusal = rule.get();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }
}
