package dev.aisle.cli.verify;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.Shards;
import java.time.Duration;

/// What to verify, and where it lies.
///
/// @param scyllaContactPoint `host:port`
/// @param waitAtMost for the relay and the projections to reach the heads taken at the start
/// @param cacheLifetime how long an entry of Redis may last at most
/// @param findingsMax how many are kept
public record VerifyConfig(
        Installation installation,
        int bucketCount,
        Shards shards,
        String postgresUser,
        String postgresPassword,
        String kafkaBootstrapServers,
        String redisUri,
        String scyllaContactPoint,
        String scyllaDatacenter,
        Duration waitAtMost,
        Duration cacheLifetime,
        int findingsMax) {}
