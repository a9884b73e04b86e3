package dev.aisle.relay.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the servers are. Each room knows these keys by the same names.
final class ServersConfig {
    private ServersConfig() {}

    @ConfigMapping(prefix = "aisle.postgres")
    interface Postgres {
        /// Reactive form.
        @WithDefault("postgresql://localhost:15432/aisle")
        String url();

        @WithDefault("postgres")
        String user();

        @WithDefault("postgres")
        String password();
    }

    @ConfigMapping(prefix = "aisle.kafka")
    interface Kafka {
        @WithDefault("localhost:19092")
        String bootstrapServers();
    }
}
