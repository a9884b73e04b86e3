package dev.aisle.command.follow;

import dev.aisle.command.promotion.past.PromotionHistory;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.UndecodableEventException;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.eventstore.StoredEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The histories of promotions that are kept, within bounds. Confined to its follower, but for [#all].
final class PromotionHistories {
    private final int countMax;
    private final long bytesMax;
    private volatile PMap<PromotionId, PromotionHistory> all = HashTreePMap.empty();
    private long bytes;

    PromotionHistories(int countMax, long bytesMax) {
        this.countMax = countMax;
        this.bytesMax = bytesMax;
    }

    /// As they stand; never changed.
    Collection<PromotionHistory> all() {
        return all.values();
    }

    int size() {
        return all.size();
    }

    boolean isFull() {
        return all.size() > countMax || bytes > bytesMax;
    }

    /// @throws UndecodableEventException if a newer version wrote it
    void apply(StoredEvent stored) {
        var id = new PromotionId(stored.stream().key());
        var schema =
                EventType.ofWireName(stored.type())
                        .orElseThrow(
                                () ->
                                        new UndecodableEventException(
                                                stored.type() + " is not known here",
                                                new IllegalArgumentException(stored.type())));
        if (EventCodec.decode(schema, stored.payload().getBytes()) instanceof PromotionEvent said) {
            put(
                    id,
                    PromotionHistory.after(
                            all.get(id),
                            id,
                            stored.version(),
                            stored.recordedAt(),
                            said,
                            stored.payload().length()));
        }
    }

    /// Forgets what was over by then, and versions that didn't hold any more.
    void forgetBefore(Instant from) {
        for (var history : all.values()) {
            put(history.id(), history.since(from));
        }
    }

    private void put(PromotionId id, @Nullable PromotionHistory history) {
        var before = all.get(id);
        if (Objects.equals(before, history)) {
            return;
        }
        bytes += (history == null ? 0 : history.weight()) - (before == null ? 0 : before.weight());
        all = history == null ? all.minus(id) : all.plus(id, history);
    }
}
