package dev.aisle.query.sets;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.promotion.RunningPromotion;
import dev.aisle.contracts.view.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One version of the set of promotions. Those that may still apply are found by what their scope names,
/// so that an offer costs a few look-ups however many there are.
public final class Promotions {
    private final Map<PromotionId, RunningPromotion> byId = new HashMap<>();
    private final List<RunningPromotion> everywhere = new ArrayList<>();
    private final Map<CategoryId, List<RunningPromotion>> byCategory = new HashMap<>();
    private final Map<BrandId, List<RunningPromotion>> byBrand = new HashMap<>();
    private final Map<TagId, List<RunningPromotion>> byTag = new HashMap<>();

    private Promotions() {}

    static Promotions of(List<List<RunningPromotion>> buckets) {
        return of(buckets.stream().flatMap(List::stream).toList());
    }

    public static Promotions of(Collection<RunningPromotion> promotions) {
        var set = new Promotions();
        promotions.stream()
                .sorted(Comparator.comparing(promotion -> promotion.id().value()))
                .forEach(set::add);
        return set;
    }

    private void add(RunningPromotion promotion) {
        byId.put(promotion.id(), promotion);
        if (!promotion.mayApply()) {
            return;
        }
        var scope = promotion.definition().scope();
        if (scope.everything()) {
            everywhere.add(promotion);
        }
        index(byCategory, scope.categories(), promotion);
        index(byBrand, scope.brands(), promotion);
        index(byTag, scope.tags(), promotion);
    }

    private static <K> void index(
            Map<K, List<RunningPromotion>> map, List<K> keys, RunningPromotion promotion) {
        keys.forEach(key -> map.computeIfAbsent(key, _ -> new ArrayList<>()).add(promotion));
    }

    public @Nullable RunningPromotion get(PromotionId id) {
        return byId.get(id);
    }

    /// Those whose scope an offer is in, and that may still apply; each once.
    public Set<RunningPromotion> concerning(Offer offer) {
        var found = new LinkedHashSet<>(everywhere);
        offer.categories().forEach(category -> found.addAll(in(byCategory, category)));
        found.addAll(in(byBrand, offer.brand()));
        var tags = offer.tags();
        if (tags != null) {
            tags.forEach(tag -> found.addAll(in(byTag, tag)));
        }
        for (var id : offer.promotions()) {
            var listed = byId.get(id);
            if (listed != null && listed.mayApply()) {
                found.add(listed);
            }
        }
        return found;
    }

    private static <K> List<RunningPromotion> in(Map<K, List<RunningPromotion>> map, K key) {
        return map.getOrDefault(key, List.of());
    }

    /// The earliest beginning or end, after an instant, of one of some promotions; null if none comes.
    public static @Nullable Instant nextBoundary(
            Collection<RunningPromotion> promotions, ZoneId zone, Instant at) {
        Instant next = null;
        for (var promotion : promotions) {
            var zones = promotion.definition().zones();
            var schedule = promotion.life().schedule();
            if (schedule != null && (zones.isEmpty() || zones.contains(zone))) {
                next = earlierAfter(at, schedule.from(), next);
                next = earlierAfter(at, schedule.until(), next);
            }
        }
        return next;
    }

    private static @Nullable Instant earlierAfter(
            Instant at, @Nullable Instant candidate, @Nullable Instant best) {
        if (candidate == null || !candidate.isAfter(at)) {
            return best;
        }
        return best == null || candidate.isBefore(best) ? candidate : best;
    }
}
