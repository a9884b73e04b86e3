package dev.aisle.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;

/// Axon Framework's JDBC event store, set up as its documentation advises for production: JSON rather
/// than XStream, PostgreSQL's own column types (`bytea`, not large objects), a connection pool of its
/// users' choice, no snapshots, and no upcasters. An append is one insert, which commits by itself; a
/// version that is taken breaks the unique key.
///
/// @see <a href="https://docs.axoniq.io/axon-framework-reference/4.13/tuning/rdbms-tuning/">RDBMS tuning</a>
/// @see <a href="https://docs.axoniq.io/axon-framework-reference/4.13/events/infrastructure/#_jdbceventstorageengine">JdbcEventStorageEngine</a>
/// @see <a href="https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing">HikariCP on pool sizes</a>
final class AxonStore implements Work, AutoCloseable {
    private static final int CONNECTIONS_MAX = 32;

    private final HikariDataSource connections;
    private final JdbcEventStorageEngine engine;
    private final int callers;
    private final int streams;
    private final AtomicLong next = new AtomicLong();

    /// What the payload says; its JSON is as long as ours.
    record PriceSet(String kind, Amount amount, String from, Source source) {}

    record Amount(long minor, String currency, int scale) {}

    record Source(String id, int epoch, long sequence, String hash) {}

    AxonStore(BenchPostgres.Database database, int callers, int streams) {
        this.callers = callers;
        this.streams = streams;
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(BenchPostgres.USER);
        config.setPassword(BenchPostgres.PASSWORD);
        config.setMaximumPoolSize(Math.min(callers, CONNECTIONS_MAX));
        connections = new HikariDataSource(config);
        var json = JacksonSerializer.defaultSerializer();
        engine =
                JdbcEventStorageEngine.builder()
                        .eventSerializer(json)
                        .snapshotSerializer(json)
                        .connectionProvider(connections::getConnection)
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    int connections() {
        return connections.getMaximumPoolSize();
    }

    @Override
    public long run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        var work = new ArrayList<Callable<Long>>();
        for (int i = 0; i < callers; i++) {
            work.add(() -> call(end));
        }
        long sum = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                sum += done.get();
            }
        }
        return sum;
    }

    private long call(long end) {
        long done = 0;
        for (; System.nanoTime() < end; done++) {
            long number = next.getAndIncrement();
            engine.appendEvents(
                    new GenericDomainEventMessage<>(
                            "Price",
                            "price-" + number % streams,
                            number / streams,
                            payload(number)));
        }
        return done;
    }

    private static PriceSet payload(long number) {
        return new PriceSet(
                "SALE",
                new Amount(1_000 + number % 1_900, "USD", 2),
                "2026-11-27T05:00:00.000Z",
                new Source("pricing", 3, 4_711_042 + number, "d41d8cd98f00b204e9800998ecf8427e"));
    }

    @Override
    public void close() {
        connections.close();
    }
}
