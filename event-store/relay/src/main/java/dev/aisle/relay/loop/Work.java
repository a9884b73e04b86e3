package dev.aisle.relay.loop;

/// What a round of an agent came to.
public enum Work {
    /// Nothing: the loop pauses, longer each time.
    NONE,
    /// All that there was: the loop pauses for as short as it does.
    SOME,
    /// There is more: the loop goes on at once.
    MORE
}
