package dev.aisle.command.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where the event store is.
@ConfigMapping(prefix = "aisle.postgres")
public interface StoreConfig {
    /// Reactive form, without `jdbc:`.
    @WithDefault("postgresql://localhost:15432/aisle")
    String url();

    @WithDefault("postgres")
    String user();

    @WithDefault("postgres")
    String password();

    /// Of one connection. The wait for a free one is 3 s at most.
    @WithDefault("2s")
    Duration connectTimeout();

    /// Kept by the server itself.
    @WithDefault("4s")
    Duration statementTimeout();

    /// Longer than the statement's; after it the outcome is unknown.
    @WithDefault("5s")
    Duration answerTimeout();

    /// Relays are told what was appended at once, and then no more often than this; at least 1 ms. Nothing
    /// rests on it but how soon they look.
    @WithDefault("1ms")
    Duration noticePause();
}
