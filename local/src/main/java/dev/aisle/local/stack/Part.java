package dev.aisle.local.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the stack is made of: four servers, a second PostgreSQL where there are two shards, and the four
/// applications over them.
public enum Part {
    POSTGRES("postgres", ""),
    POSTGRES_2("postgres-2", ""),
    KAFKA("kafka", ""),
    REDIS("redis", ""),
    CASSANDRA("cassandra", ""),
    COMMAND_SIDE("command-side", "command-side"),
    RELAY("relay", "event-store/relay"),
    PROJECTIONS("projections", "projections/worker"),
    QUERY_SIDE("query-side", "query-side");

    private final String label;
    private final String module;

    Part(String label, String module) {
        this.label = label;
        this.module = module;
    }

    /// As people write it: `command-side`.
    public String label() {
        return label;
    }

    public boolean isApplication() {
        return !module.isEmpty();
    }

    /// The folder of an application's module, below the checkout.
    String module() {
        return module;
    }

    public static List<Part> applications() {
        return Arrays.stream(values()).filter(Part::isApplication).toList();
    }

    public static Optional<Part> of(String label) {
        return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
    }
}
