package dev.aisle.command.admission;

import java.time.Duration;

record TestAdmissionConfig(int initial, int min, int max, Duration targetLatency)
        implements AdmissionConfig, AdmissionConfig.LimitConfig {
    static final TestAdmissionConfig USUAL =
            new TestAdmissionConfig(1_024, 64, 8_192, Duration.ofMillis(750));

    static TestAdmissionConfig fixed(int limit) {
        return new TestAdmissionConfig(limit, limit, limit, Duration.ofMillis(750));
    }

    @Override
    public LimitConfig limit() {
        return this;
    }

    @Override
    public QuotaConfig quota() {
        throw new UnsupportedOperationException("tests bring quotas of their own");
    }
}
