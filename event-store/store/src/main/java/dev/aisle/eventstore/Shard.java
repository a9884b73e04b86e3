package dev.aisle.eventstore;

import java.util.Set;

/// A PostgreSQL server with a range of buckets.
///
/// @param number from 0, its place in the list
/// @param url reactive form, `postgresql://host:port/database`
public record Shard(int number, String url, Set<Integer> buckets) {
    public Shard {
        buckets = Set.copyOf(buckets);
    }
}
