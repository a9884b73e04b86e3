package dev.aisle.benchmarks.harness;

import java.time.Duration;

/// Some benchmarks that run together: `./aisle bench NAME`. Found as a service.
public interface Suite {
    String name();

    /// About how long it takes, preparations included; said when it begins.
    Duration planned(Rounds rounds, boolean isLong);

    void run(Session session) throws Exception;
}
