package dev.aisle.cli.log;

import dev.aisle.cli.stack.LocalStack;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.Shards;
import dev.aisle.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where log and topic are.
final class LogOptions {
    @Option(
            names = "--installation",
            paramLabel = "NAME",
            description = "Which installation on the servers (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:AISLE_INSTALLATION:-aisle}")
    private String installation = Installation.NAME_DEFAULT;

    @Option(
            names = "--buckets",
            paramLabel = "N",
            description = "How many it has (default: 64).",
            defaultValue = "${env:AISLE_BUCKET_COUNT:-64}")
    private int bucketCount = Buckets.COUNT_DEFAULT;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "postgresql://host:port/database (default: the running stack's).",
            defaultValue = "${env:AISLE_POSTGRES_URL}")
    private @Nullable String postgresUrl;

    @Option(
            names = "--shards",
            paramLabel = "LIST",
            description = {
                "Where the buckets are, if on several servers, as aisle.shards.list says it",
                "(default: the running stack's, unless --postgres-url is given)."
            },
            defaultValue = "${env:AISLE_SHARDS_LIST}")
    private @Nullable String shards;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Bootstrap servers (default: the running stack's).",
            defaultValue = "${env:AISLE_KAFKA_BOOTSTRAP_SERVERS}")
    private @Nullable String kafka;

    LogPlaces places() {
        var stack = LocalStack.asStarted();
        var addresses = stack.addresses();
        var url = postgresUrl == null ? addresses.postgresUrl() : postgresUrl;
        return new LogPlaces(
                new Installation(installation),
                bucketCount,
                url,
                Shards.parse(shardsList(stack), url, bucketCount).all(),
                addresses.postgresUser(),
                addresses.postgresPassword(),
                kafka == null ? addresses.kafkaBootstrapServers() : kafka);
    }

    /// A stack over two servers must never be taken for one: what is on the other would look lost.
    private String shardsList(Stack stack) {
        if (shards != null) {
            return shards;
        }
        return postgresUrl == null ? stack.shardsList() : "";
    }
}
