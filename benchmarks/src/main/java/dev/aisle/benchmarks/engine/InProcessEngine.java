package dev.aisle.benchmarks.engine;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Work;
import dev.aisle.benchmarks.load.ClosedLoad;
import dev.aisle.command.client.Caller;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.engine.Submission;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The engine with its defaults over a real store, in this JVM.
final class InProcessEngine implements AutoCloseable {
    static final int BUCKETS = 64;

    private static final Caller CALLER = new Caller("bench", null, null, null);
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(60);
    private static final int OPENING_IN_FLIGHT = 4_096;

    /// A run changes each price more often than a shop does in a month, and all that is remembered.
    private static final String STATES_SIZE_MAX = "1G";

    private final Vertx vertx = Vertx.vertx();
    private final Buckets buckets = new Buckets(BUCKETS);
    private final EngineConfig config =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withDefaultValue("aisle.engine.states-size-max", STATES_SIZE_MAX)
                    .withMapping(EngineConfig.class)
                    .build()
                    .getConfigMapping(EngineConfig.class);
    private final Pool pool;
    private final PostgresEventStore store;
    private final Engine engine;

    InProcessEngine(BenchPostgres.Database database) {
        pool = database.server().openForAppends(vertx, "bench", config.lanes() + 2);
        store = new PostgresEventStore(pool, buckets, BenchPostgres.STORE_ANSWER_WITHIN);
        connect();
        engine =
                new Engine(
                        config,
                        store,
                        buckets,
                        () -> 0,
                        InstantSource.system(),
                        new SimpleMeterRegistry());
        engine.start();
    }

    /// On a busy machine a first connection takes longer than the engine's patience.
    private void connect() {
        var unknown = List.of(StreamId.zone(Shop.ZONE));
        var loads = IntStream.range(0, config.lanes()).mapToObj(_ -> store.load(unknown)).toList();
        Uni.join().all(loads).andFailFast().await().atMost(CONNECTED_WITHIN);
    }

    PostgresEventStore store() {
        return store;
    }

    Buckets buckets() {
        return buckets;
    }

    int lanes() {
        return config.lanes();
    }

    /// @return fails unless it was accepted
    CompletionStage<Receipt> submit(CommandEnvelope envelope) {
        var now = InstantSource.system().instant();
        return engine.submit(new Submission(envelope, CALLER, now, now.plus(config.deadline())))
                .thenApply(
                        receipt -> {
                            if (receipt.problem() != null) {
                                throw new IllegalStateException(receipt.toString());
                            }
                            return receipt;
                        });
    }

    /// New prices, so many at once.
    Work prices(Shop shop, int inFlight) {
        var random = new SplittableRandom(7);
        return new ClosedLoad(inFlight, _ -> submit(shop.setPrice(random)));
    }

    /// The same with an idempotency key each, as what comes by the command topic has.
    Work keyedPrices(Shop shop, int inFlight) {
        var random = new SplittableRandom(7);
        return new ClosedLoad(inFlight, _ -> submit(Shop.keyed(shop.setPrice(random))));
    }

    void open(Shop shop) throws Exception {
        for (var reference : shop.references()) {
            var _ = submit(reference).toCompletableFuture().get();
        }
        var free = new Semaphore(OPENING_IN_FLIGHT);
        var products = shop.opening().iterator();
        while (products.hasNext()) {
            free.acquire();
            var _ =
                    submit(products.next())
                            .whenComplete(
                                    (_, failed) -> {
                                        if (failed == null) {
                                            free.release();
                                        }
                                    });
        }
        if (!free.tryAcquire(OPENING_IN_FLIGHT, 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the shop cannot be opened");
        }
    }

    @Override
    public void close() {
        engine.stop();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
