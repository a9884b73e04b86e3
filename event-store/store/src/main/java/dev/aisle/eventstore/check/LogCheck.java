package dev.aisle.eventstore.check;

import java.util.List;
import java.util.Map;

/// What a check of a log found.
///
/// @param events looked at
/// @param throughOffsets by bucket: the last offset looked at. A next check may begin there.
/// @param differences the first ones, at most [LogChecker#DIFFERENCES_MAX]
/// @param differenceCount of all
public record LogCheck(
        long events,
        Map<Integer, Long> throughOffsets,
        List<Difference> differences,
        long differenceCount) {
    public LogCheck {
        throughOffsets = Map.copyOf(throughOffsets);
        differences = List.copyOf(differences);
    }

    public boolean isSound() {
        return differenceCount == 0;
    }
}
