package dev.aisle.relay.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

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
        /// Which buckets are on which server, such as `0-31@postgresql://a:5432/aisle
        /// 32-63@postgresql://b:5432/aisle`; where it is absent, all are at `aisle.postgres.url`.
        Optional<String> list();
    }

    @ConfigMapping(prefix = "aisle.kafka")
    interface Kafka {
        @WithDefault("localhost:19092")
        String bootstrapServers();
    }
}
