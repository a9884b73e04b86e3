package dev.aisle.local.stack;

import dev.aisle.local.server.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which port everything listens on.
///
/// Without a base they are the usual ones: command 8080, query 8081, relay 8082, projections 8083, gRPC
/// 9090, management 9000 to 9003 in the same order, PostgreSQL 15432 and a second one 15433, Kafka 19092
/// and 19093, Redis 16379, CQL 19042 and 19043. With a base they lie together: applications from base + 0,
/// gRPC at base + 4, management from base + 10, PostgreSQL at base + 20 and 26, Kafka at base + 21 and 22,
/// Redis at base + 23, CQL at base + 24 and 25.
///
/// @param kafkaController where Kafka's controller listens, of interest to Kafka alone
/// @param cassandraStorage where Cassandra would speak to other nodes
public record PortPlan(
        int command,
        int query,
        int relay,
        int projections,
        int grpc,
        int commandManagement,
        int queryManagement,
        int relayManagement,
        int projectionsManagement,
        int postgres,
        int kafka,
        int kafkaController,
        int redis,
        int cql,
        int cassandraStorage,
        int postgres2) {

    public static final String VARIABLE = "AISLE_PORT_BASE";
    private static final int BASE_MIN = 1_024;
    private static final int BASE_MAX = 65_500;
    private static final int COUNT = 16;

    public static PortPlan usual() {
        return new PortPlan(
                8080, 8081, 8082, 8083, 9090, 9000, 9001, 9002, 9003, 15432, 19092, 19093, 16379,
                19042, 19043, 15433);
    }

    public static PortPlan from(int base) {
        return new PortPlan(
                base, base + 1, base + 2, base + 3, base + 4, base + 10, base + 11, base + 12,
                base + 13, base + 20, base + 21, base + 22, base + 23, base + 24, base + 25,
                base + 26);
    }

    /// @param base the value of `AISLE_PORT_BASE`: 1024 to 65500, or nothing for the usual ports
    /// @throws IllegalArgumentException if it is no such number
    public static PortPlan from(@Nullable String base) {
        if (base == null || base.isBlank()) {
            return usual();
        }
        try {
            var number = Integer.parseInt(base.strip());
            if (number >= BASE_MIN && number <= BASE_MAX) {
                return from(number);
            }
        } catch (NumberFormatException _) {
            // Said below, like a number out of range.
        }
        throw new IllegalArgumentException(
                VARIABLE
                        + " is '"
                        + base
                        + "'; it must be a number from "
                        + BASE_MIN
                        + " to "
                        + BASE_MAX);
    }

    /// Ports that nobody listens on now, for tests.
    public static PortPlan free() {
        var p = Ports.free(COUNT);
        return new PortPlan(
                p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7),
                p.get(8), p.get(9), p.get(10), p.get(11), p.get(12), p.get(13), p.get(14),
                p.get(15));
    }

    int http(Part application) {
        return switch (application) {
            case COMMAND_SIDE -> command;
            case QUERY_SIDE -> query;
            case RELAY -> relay;
            case PROJECTIONS -> projections;
            case POSTGRES, POSTGRES_2, KAFKA, REDIS, CASSANDRA -> throw noApplication(application);
        };
    }

    int management(Part application) {
        return switch (application) {
            case COMMAND_SIDE -> commandManagement;
            case QUERY_SIDE -> queryManagement;
            case RELAY -> relayManagement;
            case PROJECTIONS -> projectionsManagement;
            case POSTGRES, POSTGRES_2, KAFKA, REDIS, CASSANDRA -> throw noApplication(application);
        };
    }

    /// Every port of a stack with the one who listens there.
    Map<Integer, String> listeners(int shards) {
        var listeners = new LinkedHashMap<Integer, String>();
        listeners.put(postgres, "postgres");
        if (shards > 1) {
            listeners.put(postgres2, "postgres-2");
        }
        listeners.put(kafka, "kafka");
        listeners.put(kafkaController, "kafka's controller");
        listeners.put(redis, "redis");
        listeners.put(cql, "cassandra");
        listeners.put(cassandraStorage, "cassandra's storage");
        for (var application : Part.applications()) {
            listeners.put(http(application), application.label());
            listeners.put(management(application), application.label() + "'s management");
        }
        listeners.put(grpc, "command-side's gRPC");
        return listeners;
    }

    private static IllegalArgumentException noApplication(Part part) {
        return new IllegalArgumentException(part.label() + " is no application");
    }
}
