package dev.aisle.query.progress;

/// A projection's generation: what progress is told of.
public record Track(String projection, int generation) {}
