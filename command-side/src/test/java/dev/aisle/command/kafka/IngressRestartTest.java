package dev.aisle.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.receipt.KeptReceipt;
import dev.aisle.command.receipt.ReceiptKeeper;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.command.receipt.ReceiptStore;
import dev.aisle.command.receipt.postgres.PostgresReceiptStore;
import dev.aisle.command.testing.RealServers;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.postgres.PostgresEventStore;
import dev.aisle.eventstore.postgres.PostgresServer;
import dev.aisle.local.Topics;
import dev.aisle.local.testing.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A batch is half answered when its process dies: what is answered is committed, and nothing else, so all
/// else comes again.
class IngressRestartTest {
    private static final int LINES = 1_000;
    private static final int MALFORMED_EVERY = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ClientIdentity IDENTITY = () -> ClientIdentity.LOCAL;

    private final Installation installation =
            new Installation("restart-" + UUID.randomUUID().toString().substring(0, 8));
    private final Buckets buckets = new Buckets(8);
    private final TestServers servers = TestServers.get();
    private final Vertx vertx = Vertx.vertx();
    private final UUID batch = KeptIds.next(ClientIdentity.LOCAL, Instant.now());
    private final Pool pool = pool();

    @BeforeEach
    void createTopics() {
        Topics.create(servers.kafkaBootstrapServers(), installation, buckets.count());
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void killedAtHalfABatchHasTheSameTotalsAndOneReceiptALine() throws Exception {
        sendLines();
        var store = new PostgresReceiptStore(pool);

        var half = new HalfStore(store, LINES / 2);
        var first = new Instance(half);
        await().atMost(PATIENCE).until(half::isReached);
        first.kill();
        int before = receipts(store).size();
        assertThat(before).isPositive().isLessThan(LINES);

        var second = new Instance(store);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receipts(store)).hasSize(LINES));
        second.kill();

        var receipts = receipts(store);
        assertThat(receipts)
                .extracting(Receipt::line)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, LINES).boxed().toList());
        assertThat(receipts.stream().filter(receipt -> receipt.code() == Code.ACCEPTED))
                .hasSize(LINES - LINES / MALFORMED_EVERY)
                .allMatch(receipt -> Long.valueOf(1).equals(receipt.version()));
        assertThat(number("SELECT sum(receipts)::bigint FROM batch_count")).isEqualTo(LINES);
        assertThat(number("SELECT receipts FROM batch_count WHERE code = 'MALFORMED'"))
                .isEqualTo(LINES / MALFORMED_EVERY);
        assertThat(number("SELECT count(*) FROM event")).isEqualTo(LINES - LINES / MALFORMED_EVERY);
    }

    private void sendLines() {
        try (var producer =
                new KafkaProducer<>(
                        kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int line = 1; line <= LINES; line++) {
                var sku = "SKU-" + line;
                var json =
                        line % MALFORMED_EVERY == 0
                                ? "{\"no\":\"command\"}"
                                : "{\"id\":\"%s\",\"type\":\"IntroduceProduct\",\"sku\":\"%s\",\"expectedVersion\":0,\"data\":{\"title\":\"A lamp\",\"brand\":\"acme\",\"categories\":[\"home\"]}}"
                                        .formatted(UUID.randomUUID(), sku);
                var record =
                        new ProducerRecord<>(
                                installation.commandsTopic(),
                                sku.getBytes(StandardCharsets.UTF_8),
                                json.getBytes(StandardCharsets.UTF_8));
                CommandHeaders.write(new ReceiptPlace(batch, line), record.headers());
                var _ = producer.send(record);
            }
        }
    }

    private List<Receipt> receipts(ReceiptStore store) {
        return store.ofBatch(batch, 0, 2 * LINES).await().atMost(PATIENCE).stream()
                .map(IngressRestartTest::receipt)
                .toList();
    }

    private long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", servers.kafkaBootstrapServers());
    }

    private Pool pool() {
        var url = servers.postgresUrl(installation.keyspace());
        RealServers.migrate(url, servers);
        return new PostgresServer(url, servers.postgresUser(), servers.postgresPassword())
                .openForAppends(vertx, "restart-test", 6);
    }

    private static Receipt receipt(byte[] json) {
        try {
            return Json.LENIENT.readValue(json, Receipt.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T config(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(mapping)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(mapping);
    }

    /// The ingress of one process, which commits what it may at once.
    private final class Instance {
        private final Engine engine;
        private final List<Thread> threads;
        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

        Instance(ReceiptStore store) {
            var clock = InstantSource.system();
            engine =
                    new Engine(
                            config(EngineConfig.class, Map.of()),
                            new PostgresEventStore(pool, buckets, Duration.ofSeconds(5)),
                            buckets,
                            () -> 0,
                            clock,
                            registry);
            engine.start();
            var clients = new KafkaClients(kafka());
            var receipts =
                    new ReceiptSender(clients, new ReceiptKeeper(store, clock), installation);
            var ingress =
                    new CommandIngress(
                            clients,
                            new CommandRecords(IDENTITY, clock),
                            () -> engine::submit,
                            receipts,
                            installation,
                            buckets,
                            config(
                                    IngressConfig.class,
                                    Map.of("aisle.ingress.commit-interval", "10ms")),
                            new IngressMetrics(registry));
            threads =
                    IntStream.range(0, 2)
                            .mapToObj(
                                    i ->
                                            Thread.ofPlatform()
                                                    .daemon()
                                                    .start(i == 0 ? ingress : receipts))
                            .toList();
        }

        void kill() throws InterruptedException {
            threads.forEach(Thread::interrupt);
            for (var thread : threads) {
                thread.join(PATIENCE);
            }
            engine.stop();
        }
    }

    /// Keeps so many receipts, and then answers no more.
    private static final class HalfStore implements ReceiptStore {
        private final ReceiptStore store;
        private final AtomicInteger left;
        private volatile boolean reached;

        HalfStore(ReceiptStore store, int receipts) {
            this.store = store;
            this.left = new AtomicInteger(receipts);
        }

        boolean isReached() {
            return reached;
        }

        @Override
        public Uni<Void> keep(List<KeptReceipt> receipts) {
            int before = left.getAndAdd(-receipts.size());
            if (before <= 0) {
                reached = true;
                return Uni.createFrom().nothing();
            }
            return store.keep(receipts.subList(0, Math.min(before, receipts.size())))
                    .onItem()
                    .transformToUni(
                            _ -> {
                                reached = left.get() <= 0;
                                return reached
                                        ? Uni.createFrom().nothing()
                                        : Uni.createFrom().voidItem();
                            });
        }

        @Override
        public Uni<Optional<byte[]>> find(ReceiptPlace place) {
            return store.find(place);
        }

        @Override
        public Uni<List<byte[]>> ofBatch(UUID batch, long afterLine, int limit) {
            return store.ofBatch(batch, afterLine, limit);
        }
    }
}
