package dev.aisle.benchmarks.peers;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.eventstore.AppendOutcome.Appended;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.NewEvent;
import dev.aisle.eventstore.postgres.PostgresEventStore;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/// Our append as the engine calls it, without the engine: a lane for half of the buckets each, with one
/// call in flight, which takes all that has gathered meanwhile.
final class Lanes implements AutoCloseable {
    private static final int BUCKETS = 64;
    private static final int LANES = 2;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final ZoneId ZONE = new ZoneId("us-east");
    private static final String TYPE = "dev.aisle.price.PriceSet.v1";
    private static final Buffer METADATA =
            Buffer.buffer(
                    "{\"commandId\":\"01990000-0000-7000-8000-000000000001\",\"client\":\"pricing\"}");
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final Vertx vertx = Vertx.vertx();
    private final Buckets buckets = new Buckets(BUCKETS);
    private final Pool pool;
    private final EventStore store;
    private final int streams;
    private final List<Lane> lanes = new ArrayList<>();
    private long next;

    private record Waiting(Decision decision, CompletableFuture<Appended> answer) {}

    Lanes(BenchPostgres.Database database, int streams) {
        this.streams = streams;
        pool = database.server().openForAppends(vertx, "bench", LANES);
        store = new PostgresEventStore(pool, buckets, BenchPostgres.STORE_ANSWER_WITHIN);
        for (int i = 0; i < LANES; i++) {
            var lane = new Lane();
            lanes.add(lane);
            lane.thread.start();
        }
    }

    /// Called by one thread. The streams take turns, so two appends of one are never in flight together.
    CompletionStage<Appended> append() {
        long number = next++;
        var sku = new Sku("SKU-" + number % streams);
        var event = new NewEvent(IDS.generate(), TYPE, payload(number), METADATA);
        var decision =
                new Decision(
                        StreamId.price(sku, ZONE),
                        number / streams,
                        List.of(),
                        List.of(event),
                        null);
        var waiting = new Waiting(decision, new CompletableFuture<>());
        lanes.get(buckets.of(sku.value()) % LANES).mailbox.add(waiting);
        return waiting.answer;
    }

    private static Buffer payload(long number) {
        return Buffer.buffer(
                "{\"kind\":\"SALE\",\"amount\":{\"minor\":"
                        + (1_000 + number % 1_900)
                        + ",\"currency\":\"USD\",\"scale\":2},\"from\":\"2026-11-27T05:00:00.000Z\","
                        + "\"source\":{\"id\":\"pricing\",\"epoch\":3,\"sequence\":"
                        + (4_711_042 + number)
                        + ",\"hash\":\"d41d8cd98f00b204e9800998ecf8427e\"}}");
    }

    private final class Lane {
        private final BlockingQueue<Waiting> mailbox = new LinkedBlockingQueue<>();
        private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);

        private void run() {
            var batch = new ArrayList<Waiting>();
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    batch.clear();
                    batch.add(mailbox.take());
                    mailbox.drainTo(batch, EventStore.BATCH_SIZE_MAX - 1);
                    append(batch);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    batch.forEach(waiting -> waiting.answer.completeExceptionally(e));
                }
            }
        }

        private void append(List<Waiting> batch) {
            var outcomes =
                    store.append(batch.stream().map(Waiting::decision).toList())
                            .await()
                            .atMost(ANSWER_WITHIN);
            for (int i = 0; i < batch.size(); i++) {
                var answer = batch.get(i).answer;
                if (outcomes.get(i) instanceof Appended appended) {
                    answer.complete(appended);
                } else {
                    answer.completeExceptionally(
                            new IllegalStateException("not appended: " + outcomes.get(i)));
                }
            }
        }
    }

    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.interrupt());
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
