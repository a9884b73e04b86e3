package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.util.Set;

/// Streams that a batch needs and can't have.
///
/// @param undecodable holding what a newer version wrote
/// @param silent kept by another shard, which does not answer
/// @param promotions whether their history can't be had now
record Lacking(Set<StreamId> undecodable, Set<StreamId> silent, boolean promotions) {
    static final Lacking NOTHING = new Lacking(Set.of(), Set.of(), false);

    boolean isUndecodable(Pending pending) {
        return among(pending, undecodable);
    }

    boolean isSilent(Pending pending) {
        return among(pending, silent) || lacksPromotions(pending);
    }

    /// What is silent, for whoever waits for it.
    String reason(Pending pending) {
        return lacksPromotions(pending)
                ? "the promotions of the last 30 days have not been read yet"
                : "the shard with a zone, location or source that it needs does not answer";
    }

    private boolean lacksPromotions(Pending pending) {
        return promotions && pending.needs().membership() != null && pending.past() == null;
    }

    private static boolean among(Pending pending, Set<StreamId> streams) {
        return !streams.isEmpty()
                && (streams.contains(pending.stream()) || pending.needs().areAmong(streams));
    }
}
