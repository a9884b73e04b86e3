/// Serves views: GraphQL over Redis, ScyllaDB and small sets in memory. Needs neither PostgreSQL nor Kafka.
@NullMarked
package dev.aisle.query;

import org.jspecify.annotations.NullMarked;
