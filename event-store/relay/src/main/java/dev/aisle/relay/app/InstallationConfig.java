package dev.aisle.relay.app;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Which installation this is, and where its servers are. Each room knows these keys by the same names.
@ConfigMapping(prefix = "aisle")
public interface InstallationConfig {
    @WithDefault(Installation.NAME_DEFAULT)
    String installation();

    /// Fixed for the life of an installation.
    @WithDefault("" + Buckets.COUNT_DEFAULT)
    int bucketCount();

    Postgres postgres();

    Kafka kafka();

    interface Postgres {
        /// Reactive form.
        @WithDefault("postgresql://localhost:15432/aisle")
        String url();

        @WithDefault("postgres")
        String user();

        @WithDefault("postgres")
        String password();
    }

    interface Kafka {
        @WithDefault("localhost:19092")
        String bootstrapServers();
    }
}
