package dev.aisle.local.stack;

import dev.aisle.contracts.Installation;
import java.nio.file.Path;
import java.util.Map;

/// One stack.
///
/// @param root the checkout with the packaged applications
/// @param state where it keeps data, logs and pid files; whoever shares this folder speaks of the same stack
/// @param bucketCount fixed for the life of the state
/// @param shards how many PostgreSQL servers share the buckets, 1 or 2; fixed for the life of the state
/// @param migration brings a database of the event store to its present schema
/// @param environment added to what every application is told
public record StackSettings(
        Path root,
        Path state,
        PortPlan ports,
        Installation installation,
        int bucketCount,
        int shards,
        SchemaMigration migration,
        Map<String, String> environment) {

    public static final int BUCKET_COUNT_DEFAULT = 64;

    public static final int SHARDS_MAX = 2;

    public StackSettings {
        if (shards < 1 || shards > SHARDS_MAX) {
            throw new IllegalArgumentException("There can be 1 or 2 shards, not " + shards);
        }
        environment = Map.copyOf(environment);
    }

    /// Given by the caller, since the store's library brings a driver that this module does without.
    @FunctionalInterface
    public interface SchemaMigration {
        void migrate(String jdbcUrl, String user, String password) throws Exception;
    }
}
