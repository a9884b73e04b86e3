package dev.aisle.cli.verify;

/// Which of the promises a finding breaks; see `docs/promises.md`.
public enum Promise {
    /// The log has no gaps.
    P2,
    /// Kafka mirrors the log.
    P3,
    /// Views are a pure function of the log.
    P4,
    /// Nothing is sold twice, and quantities add up.
    P7
}
