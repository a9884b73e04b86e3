package dev.aisle.command.promotion.past;

import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.promotion.PromotionLife;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recent versions of a promotion.
///
/// @param versions at least one, the oldest first; of those before the kept time only the last
public record PromotionHistory(PromotionId id, List<PromotionVersion> versions) {
    /// In memory, by a rough estimate, beside its versions.
    private static final long WEIGHT = 256;

    private static final long VERSION_WEIGHT = 256;

    /// Objects take more than the JSON that they were read from.
    private static final int WEIGHT_PER_BYTE = 4;

    public PromotionHistory {
        versions = List.copyOf(versions);
    }

    /// After one more event; null as long as none has defined it.
    public static @Nullable PromotionHistory after(
            @Nullable PromotionHistory before,
            PromotionId id,
            long version,
            Instant at,
            PromotionEvent event,
            int bytes) {
        var life =
                PromotionLife.after(
                        before == null ? null : before.versions.getLast().life(), event);
        if (life == null) {
            return before;
        }
        var more = new ArrayList<PromotionVersion>(before == null ? List.of() : before.versions);
        more.add(new PromotionVersion(version, at, life, bytes));
        return new PromotionHistory(id, more);
    }

    /// What it was then; null before it was defined.
    public @Nullable PromotionVersion at(Instant at) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).at().isAfter(at)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /// Without what nobody asks for who asks for `from` or later; null if nothing is left.
    public @Nullable PromotionHistory since(Instant from) {
        if (!versions.getLast().overAt().isAfter(from)) {
            return null;
        }
        int first = 0;
        while (first + 1 < versions.size() && !versions.get(first + 1).at().isAfter(from)) {
            first++;
        }
        return first == 0
                ? this
                : new PromotionHistory(id, versions.subList(first, versions.size()));
    }

    /// Bytes in memory, by a rough estimate.
    public long weight() {
        long bytes = WEIGHT;
        for (var version : versions) {
            bytes += VERSION_WEIGHT + (long) WEIGHT_PER_BYTE * version.bytes();
        }
        return bytes;
    }
}
