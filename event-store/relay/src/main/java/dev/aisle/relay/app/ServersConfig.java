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

    @ConfigMapping(prefix = "aisle.shards")
    interface ShardList {
        /// `all` for the one server of `aisle.postgres.url`; else a server for each part of the buckets,
        /// as in `0-31@postgresql://a:5432/aisle 32-63@postgresql://b:5432/aisle`. User and password are
        /// those of `aisle.postgres.*`.
        @WithDefault("all")
        String list();
    }

    @ConfigMapping(prefix = "aisle.kafka")
    interface Kafka {
        @WithDefault("localhost:19092")
        String bootstrapServers();
    }
}
