package dev.aisle.benchmarks.harness;

/// One side of a comparison.
///
/// @param label `ours`, `raw`, `peer`, or a short name of what is shown beside them
/// @param what it does, in a few words for the table
public record Side(String label, String what, Preparation before, Work work) {
    public Side(String label, String what, Work work) {
        this(label, what, Preparation.NONE, work);
    }
}
