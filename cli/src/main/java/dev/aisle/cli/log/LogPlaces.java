package dev.aisle.cli.log;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.Shard;
import java.util.List;

/// Where log and topic are.
///
/// @param controlUrl of the control plane's database
record LogPlaces(
        Installation installation,
        int bucketCount,
        String controlUrl,
        List<Shard> shards,
        String user,
        String password,
        String kafkaBootstrapServers) {
    LogPlaces {
        shards = List.copyOf(shards);
    }
}
