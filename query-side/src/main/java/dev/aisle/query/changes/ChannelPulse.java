package dev.aisle.query.changes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// When anything was last heard on the change channels. Workers say something each second.
@Singleton
public class ChannelPulse {
    private final Clock clock;
    private volatile Instant heardAt = Instant.EPOCH;

    @Inject
    public ChannelPulse(Clock clock) {
        this.clock = clock;
    }

    void heard() {
        heardAt = clock.instant();
    }

    public boolean isSilentFor(Duration duration) {
        return heardAt.plus(duration).isBefore(clock.instant());
    }
}
