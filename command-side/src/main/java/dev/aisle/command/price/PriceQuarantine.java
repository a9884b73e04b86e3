package dev.aisle.command.price;

import dev.aisle.contracts.price.PriceGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a stream waits for a person's word, the newest [#OPEN_MAX] of it.
///
/// @param last number of entries that there ever were
record PriceQuarantine(long last, List<Quarantined> open) {
    static final PriceQuarantine NONE = new PriceQuarantine(0, List.of());
    static final int OPEN_MAX = 32;

    PriceQuarantine {
        open = List.copyOf(open);
    }

    long next() {
        return last + 1;
    }

    @Nullable Quarantined open(long entry) {
        for (var one : open) {
            if (one.entry() == entry) {
                return one;
            }
        }
        return null;
    }

    /// @param entry the next one if null
    PriceQuarantine with(@Nullable Long entry, PriceGroup group, Word word, boolean conflict) {
        long number = entry == null ? next() : entry;
        var all = new ArrayList<>(open);
        all.add(new Quarantined(number, group, word, conflict));
        return new PriceQuarantine(
                Math.max(last, number),
                all.size() > OPEN_MAX ? all.subList(all.size() - OPEN_MAX, all.size()) : all);
    }

    PriceQuarantine without(@Nullable Long entry) {
        if (entry == null || open(entry) == null) {
            return this;
        }
        return new PriceQuarantine(
                last, open.stream().filter(one -> one.entry() != entry).toList());
    }
}
