package dev.aisle.command.engine;

import jakarta.inject.Singleton;

/// The log's present epoch, which tokens carry; the control plane sets it.
@Singleton
public final class LogEpoch {
    private volatile int current;

    public int current() {
        return current;
    }

    public void set(int epoch) {
        current = epoch;
    }
}
