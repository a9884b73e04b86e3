package dev.aisle.cli.stack;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.Shards;
import dev.aisle.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where log and topic are: those of the running stack, unless others are named.
public final class LogOptions {
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

    public Installation installation() {
        return new Installation(installation);
    }

    public int bucketCount() {
        return bucketCount;
    }

    /// In the reactive client's form.
    public String postgresUrl(Stack stack) {
        return postgresUrl == null ? stack.addresses().postgresUrl() : postgresUrl;
    }

    /// A stack over two servers must never be taken for one: what is on the other would look lost.
    public Shards shards(Stack stack) {
        var ofStack = postgresUrl == null ? stack.shardsList() : "";
        return Shards.parse(shards == null ? ofStack : shards, postgresUrl(stack), bucketCount);
    }

    public String kafka(Stack stack) {
        return kafka == null ? stack.addresses().kafkaBootstrapServers() : kafka;
    }
}
