package dev.aisle.query.sets;

import dev.aisle.query.progress.Track;

/// A small view as it is held, and the track whose progress vouches for it.
public record HeldSet<S>(Track track, S content) {}
