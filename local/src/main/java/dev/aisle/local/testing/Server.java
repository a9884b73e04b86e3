package dev.aisle.local.testing;

/// The servers that tests run against. `SCYLLA` is Cassandra where there are no containers.
public enum Server {
    POSTGRES,
    KAFKA,
    REDIS,
    SCYLLA;

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
