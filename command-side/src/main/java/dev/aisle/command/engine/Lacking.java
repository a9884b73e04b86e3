package dev.aisle.command.engine;

import dev.aisle.contracts.id.StreamId;
import java.util.Set;

/// Streams that a batch needs and can't have.
///
/// @param undecodable holding what a newer version wrote
/// @param silent kept by another shard, which does not answer
record Lacking(Set<StreamId> undecodable, Set<StreamId> silent) {
    static final Lacking NOTHING = new Lacking(Set.of(), Set.of());

    boolean isUndecodable(Pending pending) {
        return among(pending, undecodable);
    }

    boolean isSilent(Pending pending) {
        return among(pending, silent);
    }

    private static boolean among(Pending pending, Set<StreamId> streams) {
        return !streams.isEmpty()
                && (streams.contains(pending.stream()) || pending.needs().areAmong(streams));
    }
}
