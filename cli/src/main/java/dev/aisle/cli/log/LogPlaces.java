package dev.aisle.cli.log;

import dev.aisle.cli.stack.LocalStack;
import dev.aisle.cli.stack.LogOptions;
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

    static LogPlaces of(LogOptions options) {
        var stack = LocalStack.asStarted();
        return new LogPlaces(
                options.installation(),
                options.bucketCount(),
                options.postgresUrl(stack),
                options.shards(stack).all(),
                stack.addresses().postgresUser(),
                stack.addresses().postgresPassword(),
                options.kafka(stack));
    }
}
