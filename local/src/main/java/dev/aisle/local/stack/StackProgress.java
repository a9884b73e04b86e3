package dev.aisle.local.stack;

import java.time.Duration;

/// Hears what a stack is doing. Called from several threads.
@FunctionalInterface
public interface StackProgress {

    StackProgress SILENT = (step, took) -> {};

    /// @param step what is done now, such as `kafka answers`
    /// @param took how long it took
    void done(String step, Duration took);
}
