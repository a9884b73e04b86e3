package dev.aisle.local.stack;

import dev.aisle.local.server.CassandraServer;
import dev.aisle.local.server.PostgresServer;
import java.net.URI;

/// Where the parts of a stack answer.
public record Addresses(PortPlan ports, String database) {

    public URI command() {
        return URI.create("http://localhost:" + ports.command());
    }

    public URI graphql() {
        return URI.create("http://localhost:" + ports.query() + "/graphql");
    }

    /// Health and metrics of an application, without a path.
    public URI management(Part application) {
        return URI.create("http://localhost:" + ports.management(application));
    }

    /// In the reactive client's form, without `jdbc:`.
    public String postgresUrl() {
        return postgresUrl(ports.postgres());
    }

    private String postgresUrl(int port) {
        return "postgresql://localhost:" + port + "/" + database;
    }

    /// Which server has which buckets, as `aisle.shards.list` says it; blank where one has all.
    public String shardsList(int shards, int bucketCount) {
        int half = bucketCount / 2;
        return shards == 1
                ? ""
                : "0-%d@%s %d-%d@%s"
                        .formatted(
                                half - 1,
                                postgresUrl(),
                                half,
                                bucketCount - 1,
                                postgresUrl(ports.postgres2()));
    }

    public String postgresUser() {
        return PostgresServer.USER;
    }

    /// Everyone is trusted; drivers want a password anyway.
    public String postgresPassword() {
        return "postgres";
    }

    public String kafkaBootstrapServers() {
        return "localhost:" + ports.kafka();
    }

    public String redisUri() {
        return "redis://localhost:" + ports.redis();
    }

    public String scyllaContactPoint() {
        return "localhost:" + ports.cql();
    }

    public String scyllaDatacenter() {
        return CassandraServer.DATACENTER;
    }

    /// The one address by which people know a part.
    public String of(Part part) {
        return switch (part) {
            case POSTGRES -> postgresUrl();
            case POSTGRES_2 -> postgresUrl(ports.postgres2());
            case KAFKA -> kafkaBootstrapServers();
            case REDIS -> redisUri();
            case CASSANDRA -> scyllaContactPoint();
            case COMMAND_SIDE -> command().toString();
            case QUERY_SIDE -> graphql().toString();
            case RELAY, PROJECTIONS -> management(part) + "/q/health";
        };
    }
}
