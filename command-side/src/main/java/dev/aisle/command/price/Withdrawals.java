package dev.aisle.command.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When no price was shown, whatever was set.
///
/// @param since when it was withdrawn; null while prices are shown
/// @param past the last [#PAST_MAX] times
record Withdrawals(@Nullable Instant since, List<Gap> past) {
    static final Withdrawals NONE = new Withdrawals(null, List.of());
    static final int PAST_MAX = 64;

    Withdrawals {
        past = List.copyOf(past);
    }

    /// @param until exclusive
    record Gap(Instant from, Instant until) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    boolean covers(Instant at) {
        if (since != null && !at.isBefore(since)) {
            return true;
        }
        return past.stream().anyMatch(gap -> gap.covers(at));
    }

    Withdrawals withdrawn(Instant from) {
        return since == null ? new Withdrawals(from, past) : this;
    }

    Withdrawals reinstated(Instant until) {
        if (since == null) {
            return this;
        }
        var all = new ArrayList<>(past);
        if (since.isBefore(until)) {
            all.add(new Gap(since, until));
        }
        return new Withdrawals(
                null, all.size() > PAST_MAX ? all.subList(all.size() - PAST_MAX, all.size()) : all);
    }
}
