package dev.aisle.contracts.event;

import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.json.Bounds;

/// Which word of a source an event rests on. It stands in the payload, since later decisions rest on it.
///
/// @param contentHash decides between two contents of equal version, so that order doesn't matter
public record SourceStamp(
        SourceVersion version,
        @Bounds(min = -SourceVersion.NUMBER_MAX, max = SourceVersion.NUMBER_MAX)
                long contentHash) {}
