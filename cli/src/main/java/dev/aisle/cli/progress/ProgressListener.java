package dev.aisle.cli.progress;

/// Hears how far a long piece of work is. Called often, from any thread, and quick to return.
@FunctionalInterface
public interface ProgressListener {
    ProgressListener SILENT = (step, done, total) -> {};

    /// @param step what is being done, such as `prices`; a new name begins a new step
    /// @param total [#TOTAL_UNKNOWN] where it isn't known
    void progressed(String step, long done, long total);

    long TOTAL_UNKNOWN = -1;
}
