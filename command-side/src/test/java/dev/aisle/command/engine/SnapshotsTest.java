package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.BUCKETS;
import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.ZONE;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.StreamSnapshot;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// States are kept beside the appends, and loaded instead of what came before them.
class SnapshotsTest {
    private final Instances instances = new Instances();
    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private final StreamId stock = StreamId.stock(sku, STORE);
    private final InMemoryEventStore raw = new InMemoryEventStore(BUCKETS);
    private final FaultyStore store = new FaultyStore(raw);
    private final Engine engine = start();

    @BeforeEach
    void open() {
        Instances.openShop(engine, sku);
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void aStateIsKeptEverySoManyVersionsAndDecidedOnElsewhere() {
        send(engine, new ReceiveStock(sku, STORE, 10), "delivery");
        for (int i = 0; i < 7; i++) {
            send(engine, reserve("r-" + i, 1));
        }
        awaitSnapshot();

        var other = start();
        assertThat(send(other, reserve("r-0", 1)).version()).as("it stands").isEqualTo(8);
        assertThat(send(other, reserve("many", 4)).code()).isEqualTo(Code.INSUFFICIENT_STOCK);
        assertThat(send(other, reserve("rest", 3)).version()).isEqualTo(9);
    }

    @Test
    void aLongStreamIsKeptWhenItIsLoaded() {
        var rare = instances.start(raw);
        for (int i = 0; i < 12; i++) {
            send(rare, new ReceiveStock(sku, STORE, 1), "delivery-" + i);
        }
        assertThat(snapshotOf(stock)).isNull();

        send(start(), reserve("r-1", 13));

        awaitSnapshot();
    }

    @Test
    void aStateOfThousandsOfHoldsIsKeptToo() {
        int holds = 12_000;
        var name = "as-long-as-the-name-of-a-reservation-is-";
        send(engine, new ReceiveStock(sku, STORE, holds), "delivery");
        var asked = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < holds; i++) {
            asked.add(submit(engine, envelope(reserve(name + i, 1), null, null)));
        }
        asked.forEach(one -> assertThat(Instances.await(one).code()).isEqualTo(Code.ACCEPTED));

        await().untilAsserted(
                        () -> {
                            var history = history(stock);
                            assertThat(Objects.requireNonNull(history.snapshot()).version())
                                    .isGreaterThan(holds / 3);
                        });
        assertThat(send(start(), reserve("one-more", 1)).code()).isEqualTo(Code.INSUFFICIENT_STOCK);
    }

    @Test
    void aSnapshotThatCanNotBeReadIsPassedOver() {
        send(engine, new ReceiveStock(sku, STORE, 10), "delivery");
        raw.saveSnapshots(
                        List.of(
                                new StreamSnapshot(
                                        stock, 1, 1, Instant.now(), Buffer.buffer("no JSON"))))
                .await()
                .indefinitely();

        assertThat(send(start(), reserve("r-1", 10)).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void whatWasPerhapsAppendedIsFoundBelowASnapshot() {
        var other = instances.start(raw);
        send(engine, price(1_000));
        var first = new AtomicBoolean(true);
        store.beforeAppends(
                () -> {
                    if (!first.getAndSet(false)) {
                        send(other, price(2_000));
                        saveSnapshot(StreamId.price(sku, ZONE));
                    }
                });
        store.loseAnswers(1);

        assertThat(Instances.await(submit(engine, envelope(price(1_500), null, 1L))))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 2L);
    }

    @Test
    void aStoreThatKeepsNoneDelaysNobody() {
        store.failSnapshots();
        for (int i = 0; i < 30; i++) {
            assertThat(send(engine, new ReceiveStock(sku, STORE, 1), "delivery-" + i).code())
                    .isEqualTo(Code.ACCEPTED);
        }
    }

    private Engine start() {
        return instances.start(
                store, TestEngineConfig.with("snapshots.every", "5"), InstantSource.system());
    }

    private void awaitSnapshot() {
        await().untilAsserted(() -> assertThat(snapshotOf(stock)).isNotNull());
    }

    private @Nullable StreamSnapshot snapshotOf(StreamId stream) {
        return history(stream).snapshot();
    }

    private StreamHistory history(StreamId stream) {
        return Objects.requireNonNull(
                raw.load(List.of(stream), Families.SNAPSHOT_SCHEMAS)
                        .await()
                        .indefinitely()
                        .get(stream));
    }

    private void saveSnapshot(StreamId stream) {
        var state = Families.fold(stream.family(), history(stream), Instant.now());
        var rules = Families.of(stream.family());
        raw.saveSnapshots(
                        List.of(
                                new StreamSnapshot(
                                        stream,
                                        state.version(),
                                        rules.snapshotSchema(),
                                        state.lastAt(),
                                        Buffer.buffer(rules.snapshot(state.state())))))
                .await()
                .indefinitely();
    }

    private ReserveStock reserve(String id, long quantity) {
        var until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        return new ReserveStock(sku, STORE, new ReservationId(id), quantity, until);
    }

    private SetPrice price(long minor) {
        return new SetPrice(sku, ZONE, null, new Money(minor, "EUR", 2), null, null);
    }
}
