package dev.aisle.cli.log;

/// A bucket in the topic and in the store.
///
/// @param published the topic's last offset, −1 for none
/// @param stored the store's last offset, −1 for none
record BucketState(int bucket, long published, long stored, Verdict verdict, String detail) {
    enum Verdict {
        /// The store has all that was published.
        WHOLE,
        /// The store ends earlier, with an event that was published: the rest can be put back.
        LACKS,
        /// The store has something else where the topic has an event.
        DIFFERS,
        /// What was published can't be told.
        UNKNOWN
    }
}
