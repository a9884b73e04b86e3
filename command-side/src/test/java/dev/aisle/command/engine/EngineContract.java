package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.ZONE;
import static dev.aisle.command.engine.Instances.await;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the engine promises over any store.
abstract class EngineContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instances instances = new Instances();
    private final Instant later = Instant.now().plus(HOUR).truncatedTo(ChronoUnit.MILLIS);
    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private EventStore raw = new NoStore();
    private FaultyStore store = new FaultyStore(new NoStore());
    private Engine engine = instances.start(store);

    abstract EventStore store();

    @BeforeEach
    void open() {
        instances.close();
        raw = store();
        store = new FaultyStore(raw);
        engine = instances.start(store);
        Instances.openShop(engine, sku);
    }

    @AfterEach
    void close() {
        store.release();
        instances.close();
    }

    @Test
    void aDecisionIsAnsweredWithItsVersionAndToken() {
        var receipt = send(engine, price(1299));

        assertThat(receipt.code()).isEqualTo(Code.ACCEPTED);
        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.token()).isNotNull();
        assertThat(send(engine, price(1399)).version()).isEqualTo(2);
        assertThat(send(engine, price(1399)).version()).as("nothing to append").isEqualTo(2);
    }

    @Test
    void anExpectedVersionThatIsNotThereIsTheCallersConflict() {
        send(engine, price(1299));

        var conflict = await(submit(engine, envelope(price(1399), null, 0L)));
        assertThat(conflict.code()).isEqualTo(Code.VERSION_CONFLICT);
        assertThat(conflict.version()).isEqualTo(1);
        assertThat(await(submit(engine, envelope(price(1399), null, 1L))).code())
                .isEqualTo(Code.ACCEPTED);
    }

    @Test
    void whatAnotherInstanceAppendedIsReloadedAndDecidedOn() {
        var other = instances.start(store);
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");
        assertThat(send(engine, reserve("r-1", 5)).code()).isEqualTo(Code.ACCEPTED);
        assertThat(send(other, reserve("r-2", 1)).code()).isEqualTo(Code.INSUFFICIENT_STOCK);

        send(other, new ReceiveStock(sku, STORE, 5), "delivery-2");

        assertThat(send(engine, reserve("r-3", 5)).code())
                .as("remembers 0 available, and is told otherwise")
                .isEqualTo(Code.ACCEPTED);
        assertThat(send(other, reserve("r-4", 1)).code())
                .as("remembers 5 available, and is told otherwise")
                .isEqualTo(Code.INSUFFICIENT_STOCK);
    }

    @Test
    void aRefusalForAnAbsentProductIsNotRememberedWhenAnotherInstanceIntroducesIt() {
        var other = instances.start(store);
        var late = new Sku("SKU-" + UUID.randomUUID());
        var price = new SetPrice(late, ZONE, null, new Money(1, "EUR", 2), null, null);
        assertThat(send(engine, price).code()).isEqualTo(Code.NOT_FOUND);

        Instances.openShop(other, late);

        assertThat(send(engine, price).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void nothingIsSoldTwiceByRacingInstancesWithSkewedClocks() {
        var fast =
                instances.start(
                        store,
                        TestEngineConfig.USUAL,
                        () -> InstantSource.system().instant().plus(HOUR));
        send(engine, new ReceiveStock(sku, STORE, 50), "delivery-1");
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 200; i++) {
            var racing = i % 2 == 0 ? engine : fast;
            receipts.add(
                    submit(
                            racing,
                            envelope(
                                    reserve("race-" + i, 1, Instant.now().plus(HOUR).plus(HOUR)),
                                    null,
                                    null)));
        }

        assertThat(receipts.stream().map(Instances::await).map(Receipt::code))
                .filteredOn(Code.ACCEPTED::equals)
                .hasSize(50);
    }

    @Test
    void theSameKeyGetsTheFirstAnswer() {
        var sale = envelope(new RecordSale(sku, STORE, 1), "sale-1", null);
        var first = await(submit(engine, sale));
        send(engine, new RecordSale(sku, STORE, 1), "sale-2");

        var again = await(submit(engine, sale));

        assertThat(again).isEqualTo(first);
        var retried = send(engine, new RecordSale(sku, STORE, 1), "sale-1");
        assertThat(retried.commandId())
                .as("each has a receipt of its own")
                .isNotEqualTo(first.commandId());
        assertThat(retried)
                .extracting(Receipt::code, Receipt::version, Receipt::token)
                .containsExactly(Code.ACCEPTED, first.version(), first.token());
        assertThat(send(engine, new RecordSale(sku, STORE, 2), "sale-1").code())
                .isEqualTo(Code.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aRefusalIsRememberedUnderItsKey() {
        var first = send(engine, reserve("r-1", 5), "reserve-1");
        assertThat(first.code()).isEqualTo(Code.INSUFFICIENT_STOCK);
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");

        assertThat(send(engine, reserve("r-1", 5), "reserve-1").code())
                .isEqualTo(Code.INSUFFICIENT_STOCK);
        assertThat(send(engine, reserve("r-1", 5), "reserve-2").code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void theSameKeyAtOnceCountsOnce() {
        var sale = envelope(new RecordSale(sku, STORE, 1), "sale-1", null);
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 20; i++) {
            receipts.add(submit(engine, sale));
        }

        assertThat(receipts.stream().map(Instances::await).map(Receipt::version)).containsOnly(1L);
        assertThat(versionOf(stockStream())).isEqualTo(1);
    }

    @Test
    void aDeltaNeedsAKey() {
        assertThat(send(engine, new RecordSale(sku, STORE, 1)).code())
                .isEqualTo(Code.IDEMPOTENCY_KEY_REQUIRED);
    }

    @Test
    void aKeyThatCameLongAgoIsRefused() {
        var old =
                engine.submit(
                                new Submission(
                                        envelope(new RecordSale(sku, STORE, 1), "sale-1", null),
                                        Instances.CALLER,
                                        Instant.now().minus(Duration.ofDays(8)),
                                        null))
                        .toCompletableFuture();

        assertThat(await(old).code()).isEqualTo(Code.IDEMPOTENCY_KEY_EXPIRED);
        assertThat(versionOf(stockStream())).isZero();
    }

    @Test
    void aDryRunIsDecidedAndAppendsNothing() {
        send(engine, price(1000));

        assertThat(dryRun(price(1100)).code()).isEqualTo(Code.ACCEPTED);
        assertThat(dryRun(price(1)).code()).isEqualTo(Code.PRICE_GUARDRAIL);
        assertThat(versionOf(StreamId.price(sku, ZONE))).isEqualTo(1);
        assertThat(send(engine, price(1000)).version()).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsResolvedBySendingTheSameAgain() {
        store.loseAnswers(1);
        assertThat(send(engine, price(1299)))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 1L);

        store.loseAnswers(1);
        assertThat(send(engine, new RecordSale(sku, STORE, 1), "sale-1"))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 1L);
        assertThat(versionOf(stockStream())).isEqualTo(1);
        assertThat(versionOf(StreamId.price(sku, ZONE))).isEqualTo(1);
    }

    @Test
    void aLostAnswerToManyOfOneStreamAppendsNoneTwice() {
        send(engine, new ReceiveStock(sku, STORE, 100), "delivery-1");
        store.hold();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 40; i++) {
            receipts.add(submit(engine, envelope(reserve("r-" + i, 1), null, null)));
        }
        store.loseAnswers(2);
        store.release();

        assertThat(receipts.stream().map(Instances::await).map(Receipt::code))
                .containsOnly(Code.ACCEPTED);
        assertThat(versionOf(stockStream())).isEqualTo(41);
    }

    @Test
    void aDeadStoreIsAnsweredAndRecoveredFrom() {
        var impatient =
                instances.start(
                        store,
                        TestEngineConfig.with("unknown-outcome-patience", "300ms"),
                        InstantSource.system());
        store.setDown(true);
        var answered = submit(impatient, envelope(price(1299), null, null), soon());
        assertThat(await(answered).code()).isEqualTo(Code.UNAVAILABLE);

        store.setDown(false);
        assertThat(send(impatient, price(1299)).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void whatHasNoDeadlineWaitsForADeadStoreInItsOrder() {
        var impatient =
                instances.start(
                        store,
                        TestEngineConfig.with("lanes", "1", "unknown-outcome-patience", "300ms"),
                        InstantSource.system());
        store.setDown(true);
        var received =
                submit(impatient, envelope(new ReceiveStock(sku, STORE, 1), "delivery-1", null));
        var reserved = submit(impatient, envelope(reserve("r-1", 1), null, null));
        var answered = submit(impatient, envelope(price(1299), null, null), soon());
        assertThat(await(answered).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(received).isNotDone();

        store.setDown(false);
        assertThat(await(received).code()).isEqualTo(Code.ACCEPTED);
        assertThat(await(reserved).code()).isEqualTo(Code.ACCEPTED);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    @Test
    void aFullMailboxIsOverloadAtOnce() {
        var small =
                instances.start(
                        store,
                        TestEngineConfig.with("lanes", "1", "mailbox-size", "10"),
                        InstantSource.system());
        store.hold();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 100; i++) {
            receipts.add(submit(small, envelope(price(1000 + i), null, null)));
        }
        var refused = receipts.stream().filter(CompletableFuture::isDone).map(Instances::await);

        assertThat(refused.map(Receipt::code))
                .hasSizeGreaterThanOrEqualTo(80)
                .containsOnly(Code.OVERLOADED);
        store.release();
        assertThat(receipts.stream().map(Instances::await).map(Receipt::code))
                .contains(Code.ACCEPTED);
    }

    @Test
    void whatIsPastItsDeadlineIsNotDecided() {
        var past = submit(engine, envelope(price(1299), null, null), Instant.now().minusMillis(1));

        assertThat(await(past).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(versionOf(StreamId.price(sku, ZONE))).isZero();
    }

    @Test
    void manyOfAHotStreamAreOneAppend() {
        send(engine, new ReceiveStock(sku, STORE, 3_000), "delivery-1");
        int before = store.batchSizes().size();
        store.hold();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 3_000; i++) {
            receipts.add(submit(engine, envelope(reserve("r-" + i, 1), null, null)));
        }
        store.release();
        receipts.forEach(Instances::await);

        var sizes = store.batchSizes().subList(before, store.batchSizes().size());
        assertThat(sizes).as("the first few, and then full batches").hasSizeLessThanOrEqualTo(5);
        assertThat(versionOf(stockStream())).isEqualTo(3_001);
    }

    @Test
    void oneBatchIntroducesAndPricesAProduct() {
        var fresh = new Sku("SKU-" + UUID.randomUUID());
        store.hold();
        send0(price(1));
        var introduced =
                submit(
                        engine,
                        envelope(
                                new IntroduceProduct(
                                        fresh,
                                        "A lamp",
                                        new BrandId("acme"),
                                        List.of(new CategoryId("home")),
                                        null),
                                null,
                                null));
        var priced =
                submit(
                        engine,
                        envelope(
                                new SetPrice(fresh, ZONE, null, new Money(1, "EUR", 2), null, null),
                                null,
                                null));
        store.release();

        assertThat(await(introduced).code()).isEqualTo(Code.ACCEPTED);
        assertThat(await(priced).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void stoppingFinishesWhatWasTaken() {
        store.hold();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 50; i++) {
            receipts.add(submit(engine, envelope(price(1000 + i), null, null)));
        }
        store.release();
        engine.stop();

        assertThat(receipts.stream().map(Instances::await).map(Receipt::code))
                .containsOnly(Code.ACCEPTED);
        assertThat(send(engine, price(1)).code()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void anIdleEngineCarriesOneCommandInOneAppendAndNoLoad() {
        var remembering =
                instances.start(
                        store,
                        TestEngineConfig.with("references.max-age", "1h"),
                        InstantSource.system());
        send(remembering, new ReceiveStock(sku, STORE, 5), "delivery-1");
        int appends = store.batchSizes().size();
        int loads = store.loads();

        send(remembering, new ReceiveStock(sku, STORE, 5), "delivery-2");

        assertThat(store.batchSizes()).hasSize(appends + 1).last().isEqualTo(1);
        assertThat(store.loads()).isEqualTo(loads);
    }

    @Test
    void whatOthersKeepChangingIsOverloadAndNotTheCallersConflict() {
        var other = instances.start(raw);
        var prices = new AtomicInteger(1_000);
        store.beforeAppends(() -> send(other, price(prices.incrementAndGet())));

        assertThat(send(engine, price(999)).code()).isEqualTo(Code.OVERLOADED);
        int before = store.batchSizes().size();
        assertThat(await(submit(engine, envelope(price(999), null, (long) before))).code())
                .as("its own expectation is answered at once")
                .isEqualTo(Code.VERSION_CONFLICT);
        assertThat(store.batchSizes()).hasSize(before + 1);
    }

    @Test
    void whatIsPastItsDeadlineAfterALoadIsNotDecided() {
        store.delayLoads(Duration.ofMillis(300));
        var late = submit(engine, envelope(price(1299), null, null), Instant.now().plusMillis(150));

        assertThat(await(late).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        store.delayLoads(Duration.ZERO);
        assertThat(versionOf(StreamId.price(sku, ZONE))).isZero();
    }

    @Test
    void whatWasPerhapsAppendedGetsItsTrueOutcomeAfterItsDeadline() {
        store.hold();
        store.loseAnswers(1);
        var deadline = Instant.now().plusMillis(200);
        var late = submit(engine, envelope(price(1299), null, 0L), deadline);
        Awaitility.await().until(() -> Instant.now().isAfter(deadline));
        store.release();

        assertThat(await(late))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 1L);
    }

    @Test
    void whatWasPerhapsAppendedBeforeAnOutageGetsItsTrueOutcomeAfterIt() {
        var impatient =
                instances.start(
                        store,
                        TestEngineConfig.with("unknown-outcome-patience", "200ms"),
                        InstantSource.system());
        store.loseAnswers(Integer.MAX_VALUE);
        var first = submit(impatient, envelope(price(1299), null, 0L));
        var second =
                submit(impatient, envelope(new ReceiveStock(sku, STORE, 1), "delivery-1", null));
        var answered = submit(impatient, envelope(price(1399), null, null), soon());
        assertThat(await(answered).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(first).isNotDone();
        store.loseAnswers(0);

        assertThat(await(first))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 1L);
        assertThat(await(second).code()).isEqualTo(Code.ACCEPTED);
        assertThat(versionOf(stockStream())).isEqualTo(1);
    }

    @Test
    void stoppingWithASlowStoreFinishesWhatWasTaken() {
        store.hold();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 20; i++) {
            receipts.add(submit(engine, envelope(price(1000 + i), null, null)));
        }
        var stopped = CompletableFuture.runAsync(engine::stop);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isRefused);
        assertThat(receipts).noneMatch(CompletableFuture::isDone);
        store.release();
        stopped.join();

        assertThat(receipts).allMatch(CompletableFuture::isDone);
        assertThat(receipts.stream().map(Instances::await).map(Receipt::code))
                .containsOnly(Code.ACCEPTED);
    }

    /// What is taken has no answer while the store is held.
    private boolean isRefused() {
        return submit(engine, envelope(price(2000), null, null)).isDone();
    }

    private void send0(Command command) {
        assertThat(submit(engine, envelope(command, null, null))).isNotNull();
    }

    private Receipt dryRun(Command command) {
        return await(
                submit(
                        engine,
                        new CommandEnvelope(
                                UUID.randomUUID(),
                                CommandType.SetPrice,
                                command,
                                null,
                                null,
                                null,
                                null,
                                true)));
    }

    private long versionOf(StreamId stream) {
        var history = store.load(List.of(stream)).await().indefinitely().get(stream);
        return history == null ? 0 : history.version();
    }

    private StreamId stockStream() {
        return StreamId.stock(sku, STORE);
    }

    private SetPrice price(long minor) {
        return new SetPrice(sku, ZONE, null, new Money(minor, "EUR", 2), null, null);
    }

    private ReserveStock reserve(String id, long quantity) {
        return reserve(id, quantity, later);
    }

    private ReserveStock reserve(String id, long quantity, Instant expiresAt) {
        return new ReserveStock(sku, STORE, new ReservationId(id), quantity, expiresAt);
    }
}
