package dev.aisle.cli.verify;

import dev.aisle.contracts.Installation;
import java.time.Duration;

/// What to verify, and where it lies.
///
/// @param postgresUrl reactive form, `postgresql://host:port/database`
/// @param scyllaContactPoint `host:port`
/// @param waitAtMost for the relay and the projections to reach the heads taken at the start
/// @param findingsMax how many are kept
public record VerifyConfig(
        Installation installation,
        int bucketCount,
        String postgresUrl,
        String postgresUser,
        String postgresPassword,
        String kafkaBootstrapServers,
        String redisUri,
        String scyllaContactPoint,
        String scyllaDatacenter,
        Duration waitAtMost,
        int findingsMax) {}
