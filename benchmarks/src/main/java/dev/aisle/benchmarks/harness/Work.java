package dev.aisle.benchmarks.harness;

import java.time.Duration;

/// One way of doing the work that is measured.
@FunctionalInterface
public interface Work {
    /// Works for about this long, and then waits for all that is still in flight: what it returns was
    /// done by the time it returns.
    ///
    /// @return how many operations succeeded
    /// @throws Exception if one of them failed; a benchmark never goes on over an error
    long run(Duration time) throws Exception;
}
