package dev.aisle.projections.runner;

/// Why a projection goes no further in a bucket, until it is upgraded or a person has looked.
///
/// @param offset of the event that it stopped before
/// @param type of that event, as the record names it
public record Stop(long offset, String type, String error) {}
