package dev.aisle.command.engine;

import java.time.Duration;

/// Bounds of an engine under test.
record TestEngineConfig(int lanes, int mailboxSize, Duration unknownOutcomePatience)
        implements EngineConfig {
    static final TestEngineConfig USUAL = new TestEngineConfig(2, 16_384, Duration.ofSeconds(5));

    @Override
    public int batchSizeMax() {
        return 1_024;
    }

    @Override
    public int statesMax() {
        return 10_000;
    }

    @Override
    public Duration referencesMaxAge() {
        return Duration.ofMillis(50);
    }

    @Override
    public int conflictsMax() {
        return 8;
    }

    @Override
    public Duration loadPatience() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(5);
    }
}
