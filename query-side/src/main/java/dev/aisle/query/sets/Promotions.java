package dev.aisle.query.sets;

import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.promotion.RunningPromotion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One version of the set of running and coming promotions.
public record Promotions(Map<PromotionId, RunningPromotion> byId) {
    static Promotions of(List<List<RunningPromotion>> buckets) {
        return new Promotions(
                buckets.stream()
                        .flatMap(List::stream)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        RunningPromotion::id, Function.identity())));
    }

    public Collection<RunningPromotion> all() {
        return byId.values();
    }

    public @Nullable RunningPromotion get(PromotionId id) {
        return byId.get(id);
    }

    /// The earliest beginning or end, after an instant, of one that concerns a product; null if none
    /// comes.
    ///
    /// @param path category path of the product
    public @Nullable Instant nextBoundary(List<CategoryId> path, ZoneId zone, Instant at) {
        Instant next = null;
        for (var promotion : byId.values()) {
            if (concerns(promotion, path, zone)) {
                next = earlierAfter(at, promotion.from(), next);
                next = earlierAfter(at, promotion.until(), next);
            }
        }
        return next;
    }

    private static boolean concerns(
            RunningPromotion promotion, List<CategoryId> path, ZoneId zone) {
        return (promotion.zones().isEmpty() || promotion.zones().contains(zone))
                && path.stream().anyMatch(promotion.categories()::contains);
    }

    private static @Nullable Instant earlierAfter(
            Instant at, @Nullable Instant candidate, @Nullable Instant best) {
        if (candidate == null || !candidate.isAfter(at)) {
            return best;
        }
        return best == null || candidate.isBefore(best) ? candidate : best;
    }
}
