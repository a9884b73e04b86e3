package dev.aisle.command.admission;

/// Calls back after a while.
@FunctionalInterface
interface Pauses {
    void after(long nanos, Runnable call);
}
