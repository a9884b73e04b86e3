package dev.aisle.cli.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a verification counts as it goes.
final class Tally {
    private static final int REPEATS_NAMED_MAX = 10;

    final List<String> repeatsNamed = new ArrayList<>();
    final Map<Integer, VerifiedOffsets.Verified> verified = new HashMap<>();
    long events;
    long records;
    long repeats;
    long stockStreams;
    long rows;
    long rowsNewer;
    long entries;
    long entriesLagging;

    VerifyReport report(boolean whole, Findings findings, Duration took) {
        return new VerifyReport(
                whole,
                events,
                records,
                repeats,
                repeatsNamed,
                stockStreams,
                rows,
                rowsNewer,
                entries,
                entriesLagging,
                findings.kept(),
                findings.count(),
                took);
    }

    void repeats(long count, List<String> named) {
        repeats += count;
        named.stream().limit(REPEATS_NAMED_MAX - repeatsNamed.size()).forEach(repeatsNamed::add);
    }
}
