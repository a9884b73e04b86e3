package dev.aisle.eventstore.check;

/// Where a log is not as P2 promises.
///
/// @param offset of the event at which it shows
/// @param what for people: what was found, and what should have been
public record Difference(int bucket, long offset, String what) {
    @Override
    public String toString() {
        return "bucket " + bucket + ", offset " + offset + ": " + what;
    }
}
