package dev.aisle.contracts.control;

import java.util.Map;

/// What the control plane has decided, published whole with a rising revision: every other room follows
/// the highest that it has seen, and goes on with it when nothing can be read.
///
/// @param epoch of the log, raised where a lost failover could not be mended; part of Redis keys
/// @param liveGenerations by projection name; a projection that isn't named serves generation 1
public record ControlDocument(long revision, int epoch, Map<String, Integer> liveGenerations) {
    /// Before anything was decided.
    public static final ControlDocument INITIAL = new ControlDocument(0, 0, Map.of());

    public static final int GENERATION_FIRST = 1;

    public ControlDocument {
        liveGenerations = Map.copyOf(liveGenerations);
    }

    public int liveGeneration(String projection) {
        return liveGenerations.getOrDefault(projection, GENERATION_FIRST);
    }
}
