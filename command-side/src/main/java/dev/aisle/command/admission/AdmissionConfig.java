package dev.aisle.command.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is taken in, and of whom.
@ConfigMapping(prefix = "aisle.admission")
public interface AdmissionConfig {
    LimitConfig limit();

    QuotaConfig quota();

    /// Bounds of the adaptive limit of commands between their admission and their receipt.
    interface LimitConfig {
        /// The limit at the start, and to which it returns when there is no pressure.
        @WithDefault("1024")
        int initial();

        /// The limit never goes below.
        @WithDefault("256")
        int min();

        /// The limit never goes above; at most half of a lane's mailbox, and 65,535.
        @WithDefault("8192")
        int max();

        /// The limit holds as many commands as the engine decides within this.
        @WithDefault("750ms")
        Duration targetLatency();
    }

    /// Of one client at one instance.
    interface QuotaConfig {
        /// A client's commands in the long run, at this instance.
        @WithDefault("100000")
        long commandsPerSecond();

        /// Commands that a client may send at once after it was quiet.
        @WithDefault("100000")
        long burst();

        /// Clients with another quota: `client=commandsPerSecond/burst`, several with spaces between, or `none`.
        @WithDefault("none")
        String clients();
    }
}
