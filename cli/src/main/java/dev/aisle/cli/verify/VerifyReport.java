package dev.aisle.cli.verify;

import java.time.Duration;
import java.util.List;

/// What a verification looked at, and what it found.
///
/// @param repeatsNamed the first records that stood in the topic again, which P3 permits
/// @param rowsNewer of events after the heads taken at the start, so not compared
/// @param entriesLagging of Redis, older than their row; each ends with its lifetime
/// @param findings the first ones
public record VerifyReport(
        boolean whole,
        long events,
        long records,
        long repeats,
        List<String> repeatsNamed,
        long stockStreams,
        long rows,
        long rowsNewer,
        long entries,
        long entriesLagging,
        List<Finding> findings,
        long findingCount,
        Duration elapsed) {
    public VerifyReport {
        repeatsNamed = List.copyOf(repeatsNamed);
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findingCount == 0;
    }
}
