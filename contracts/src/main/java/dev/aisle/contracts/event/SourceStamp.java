package dev.aisle.contracts.event;

import dev.aisle.contracts.command.SourceVersion;

/// Which word of a source an event rests on. It stands in the payload, since later decisions rest on it.
///
/// @param contentHash decides between two contents of equal version, so that order doesn't matter
public record SourceStamp(SourceVersion version, long contentHash) {}
