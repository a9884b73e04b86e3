package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.ZONE;
import static dev.aisle.command.engine.Instances.await;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.parked.Parked;
import dev.aisle.command.parked.ParkedAnswers;
import dev.aisle.command.parked.ParkedDecider;
import dev.aisle.command.parked.ParkedProcess;
import dev.aisle.command.process.ProcessFactory;
import dev.aisle.command.stock.Stock;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a feed says of a product that isn't there yet counts once it is, in order, and exactly once (P11).
class ParkingTest {
    private static final EngineDatabase DATABASE = new EngineDatabase("parking");
    private static final EngineConfig QUICK_LEASE = TestEngineConfig.with("timers.lease", "300ms");

    private final Instances instances = new Instances();
    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private final List<Receipt> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Engine engine = start();

    @BeforeEach
    void open() {
        Instances.openShop(engine, new Sku("SKU-" + UUID.randomUUID()));
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void deltasBeforeTheirProductCountExactlyOnce() {
        var first = send(engine, new ReceiveStock(sku, STORE, 10), "delivery-1");
        assertThat(first.code()).isEqualTo(Code.PARKED);
        assertThat(first.stream()).isEqualTo(StreamId.parked(sku));
        send(engine, new RecordSale(sku, STORE, 1), "sale-1");
        assertThat(send(engine, new RecordSale(sku, STORE, 1), "sale-1").code())
                .as("sent again")
                .isEqualTo(Code.PARKED);
        assertThat(send(engine, new RecordSale(sku, STORE, 2), "sale-1").code())
                .as("another under its key")
                .isEqualTo(Code.IDEMPOTENCY_KEY_REUSED);
        assertThat(onHand()).isZero();

        Instances.openShop(engine, sku);

        eventually(2);
        assertThat(onHand()).isEqualTo(9);
        assertThat(told).extracting(Receipt::code).containsOnly(Code.ACCEPTED);
        assertThat(told.getFirst().commandId()).isEqualTo(first.commandId());
        assertThat(send(engine, new RecordSale(sku, STORE, 1), "sale-1").code())
                .as("its key is remembered")
                .isEqualTo(Code.ACCEPTED);
        assertThat(onHand()).isEqualTo(9);
    }

    @Test
    void whatOthersIntroduceIsSeenAndWhatWaitedIsDecided() {
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");
        var other = start();
        Instances.openShop(other, sku);

        assertThat(send(engine, new ReceiveStock(sku, STORE, 5), "delivery-2").code())
                .as("remembers the product as absent, and is told otherwise")
                .isEqualTo(Code.ACCEPTED);
        eventually(1);
        assertThat(onHand()).isEqualTo(10);
    }

    @Test
    void anIntroductionThatHasNotSeenWhatWaitsIsDecidedAgain() {
        var other = start();
        // Both remember that nothing waits.
        assertThat(await(submit(other, dry("dry-1"))).code()).isEqualTo(Code.PARKED);
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");

        Instances.openShop(other, sku);

        eventually(1);
        assertThat(onHand()).isEqualTo(5);
    }

    @Test
    void aCrashBetweenDecisionAndRecordCountsNothingTwice() {
        for (int i = 0; i < 40; i++) {
            send(engine, new ReceiveStock(sku, STORE, 1), "delivery-" + i);
        }
        answersToLose.set(50);

        Instances.openShop(engine, sku);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(parked().waiting())
                                        .as("told %d, to lose %d", told.size(), answersToLose.get())
                                        .isEmpty());
        assertThat(onHand()).isEqualTo(40);
        assertThat(told).extracting(Receipt::code).containsOnly(Code.ACCEPTED);
    }

    @Test
    void theyAreDecidedInTheirOrder() {
        var sent = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            var envelope = envelope(new RecordSale(sku, STORE, 1), "sale-" + i, null);
            sent.add(envelope.id());
            await(submit(engine, envelope));
        }

        Instances.openShop(engine, sku);

        eventually(60);
        assertThat(told).extracting(Receipt::commandId).containsExactlyElementsOf(sent);
    }

    @Test
    void whatWaitsTooLongIsToldSoAndNeverCounts() {
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");

        ahead.set(Engine.KEY_AGE_MAX.plusSeconds(1));

        eventually(1);
        assertThat(told.getFirst().code()).isEqualTo(Code.NOT_FOUND);
        Instances.openShop(engine, sku);
        assertThat(parked().waiting()).isEmpty();
        assertThat(onHand()).isZero();
    }

    @Test
    void onlySoManyWait() {
        for (int i = 0; i < ParkedDecider.WAITING_MAX; i++) {
            assertThat(send(engine, new ReceiveStock(sku, STORE, 1), "delivery-" + i).code())
                    .isEqualTo(Code.PARKED);
        }
        assertThat(send(engine, new ReceiveStock(sku, STORE, 1), "one-too-many").code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void whatAPersonDecidesIsRefused() {
        var price = new SetPrice(sku, ZONE, null, new Money(1, "EUR", 2), null, null);
        var hold =
                new ReserveStock(
                        sku, STORE, new ReservationId("r"), 1, Instant.now().plusSeconds(60));

        assertThat(send(engine, price).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(send(engine, hold).code()).isEqualTo(Code.NOT_FOUND);
    }

    private Engine start() {
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
        var started = new AtomicReference<Engine>();
        ProcessFactory process =
                (streams, commands) ->
                        new ParkedProcess(
                                streams,
                                commands,
                                submission -> started.get().submit(submission),
                                answers(),
                                clock);
        var shard = StoreShard.only(DATABASE.store(), DATABASE.timers(), Instances.BUCKETS.count());
        started.set(instances.start(List.of(shard), List.of(process), QUICK_LEASE, clock));
        return started.get();
    }

    /// Loses some, as a crash does.
    private ParkedAnswers answers() {
        return (receipt, key) -> {
            if (key.equals(sku.value()) && answersToLose.getAndDecrement() > 0) {
                return CompletableFuture.failedFuture(new IllegalStateException("lost"));
            }
            if (key.equals(sku.value())) {
                told.add(receipt);
            }
            CompletionStage<Void> done = CompletableFuture.completedStage(null);
            return done;
        };
    }

    private CommandEnvelope dry(String key) {
        var real = envelope(new ReceiveStock(sku, STORE, 1), key, null);
        return new CommandEnvelope(
                real.id(), real.type(), real.command(), null, key, null, null, true);
    }

    private void eventually(int receipts) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(told).hasSize(receipts);
                            assertThat(parked().waiting()).isEmpty();
                        });
    }

    private Parked parked() {
        return engine.streams().read(StreamId.parked(sku), Parked.class).state();
    }

    private long onHand() {
        return engine.streams()
                .read(StreamId.stock(sku, STORE), Stock.class)
                .state()
                .quantities()
                .onHand();
    }
}
