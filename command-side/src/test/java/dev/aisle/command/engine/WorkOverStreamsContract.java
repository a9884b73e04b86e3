package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.command.basket.Basket;
import dev.aisle.command.basket.BasketProcess;
import dev.aisle.command.process.ProcessFactory;
import dev.aisle.command.stock.Stock;
import dev.aisle.command.stock.TransferProcess;
import dev.aisle.contracts.command.BasketCommand.CommitBasket;
import dev.aisle.contracts.command.BasketCommand.OpenBasket;
import dev.aisle.contracts.command.BasketCommand.ReleaseBasket;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.stock.BasketLine;
import dev.aisle.contracts.stock.StockQuantities;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Work over several streams comes to one end, whoever dies on the way.
abstract class WorkOverStreamsContract {
    private static final List<ProcessFactory> PROCESSES =
            List.of(BasketProcess::new, TransferProcess::new);
    private static final LocationId WAREHOUSE = new LocationId("warehouse-1");

    private final Instances instances = new Instances();
    private final Sku lamp = new Sku("SKU-" + UUID.randomUUID());
    private final Sku shade = new Sku("SKU-" + UUID.randomUUID());
    private final BasketId basket = new BasketId("basket-" + UUID.randomUUID());
    private final StreamId stream = StreamId.basket(basket);
    private final Instant soon = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    private EventStore store = new NoStore();
    private Engine dying = instances.start(store);

    abstract EventStore store();

    abstract Timers timers();

    @BeforeEach
    void open() {
        store = store();
        dying = instances.start(store);
        Instances.openShop(dying, lamp);
        Instances.openShop(dying, shade);
        send(dying, new DefineLocation(WAREHOUSE, LocationKind.WAREHOUSE, "UTC", true));
        send(dying, new ReceiveStock(lamp, STORE, 5), "lamps-" + lamp);
        send(dying, new ReceiveStock(shade, STORE, 2), "shades-" + shade);
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void allLinesAreReservedAtOnce() throws Exception {
        var engine = working(InstantSource.system());
        assertThat(send(engine, asked(5, 2)).code()).isEqualTo(Code.ACCEPTED);
        advance(engine);

        assertThat(basketIn(engine).phase()).isEqualTo(Basket.Phase.CONFIRMED);
        assertThat(quantities(engine, lamp).reserved()).isEqualTo(5);
        assertThat(quantities(engine, shade).reserved()).isEqualTo(2);
    }

    @Test
    void oneLineThatIsRefusedLeavesNothingReservedAndSaysWhich() throws Exception {
        var engine = working(InstantSource.system());
        send(engine, asked(5, 3));
        advance(engine);

        var refused = basketIn(engine);
        assertThat(refused.phase()).isEqualTo(Basket.Phase.RELEASED);
        assertThat(refused.code()).isEqualTo(Code.INSUFFICIENT_STOCK);
        assertThat(refused.line()).isEqualTo(1);
        assertThat(quantities(engine, lamp).reserved()).isZero();
        assertThat(send(engine, asked(5, 3)).code()).as("a repeat").isEqualTo(Code.ACCEPTED);
        advance(engine);
        assertThat(basketIn(engine)).isEqualTo(refused);
    }

    @Test
    void linesOfOneStockCountTogether() throws Exception {
        var engine = working(InstantSource.system());
        var line = new BasketLine(lamp, STORE, 3);
        send(engine, new OpenBasket(basket, List.of(line, line), soon));
        advance(engine);

        assertThat(basketIn(engine).code()).isEqualTo(Code.INSUFFICIENT_STOCK);
        assertThat(quantities(engine, lamp).reserved()).isZero();
    }

    @Test
    void whatDiedAfterHalfOfTheLinesIsFinishedByAnother() {
        send(dying, asked(5, 2));
        send(dying, new ReserveStock(lamp, STORE, hold(), 5, soon));
        dying.stop();

        var other = working(() -> Instant.now().plusSeconds(10));
        await().untilAsserted(
                        () ->
                                assertThat(basketIn(other).phase())
                                        .isEqualTo(Basket.Phase.CONFIRMED));
        assertThat(quantities(other, lamp).reserved()).isEqualTo(5);
        assertThat(quantities(other, shade).reserved()).isEqualTo(2);
    }

    @Test
    void whatDiedBeforeItGaveBackIsGivenBackByAnother() {
        send(dying, asked(5, 3));
        send(dying, new ReserveStock(lamp, STORE, hold(), 5, soon));
        dying.stop();

        var other = working(() -> Instant.now().plusSeconds(10));
        await().untilAsserted(
                        () -> assertThat(basketIn(other).phase()).isEqualTo(Basket.Phase.RELEASED));
        assertThat(quantities(other, lamp).reserved()).isZero();
    }

    @Test
    void aBasketIsCommittedOrGivenBackWhole() throws Exception {
        var engine = working(InstantSource.system());
        send(engine, asked(5, 2));
        advance(engine);
        send(engine, new CommitBasket(basket, new OrderId("order-1")));
        advance(engine);

        assertThat(basketIn(engine).phase()).isEqualTo(Basket.Phase.COMMITTED);
        assertThat(quantities(engine, lamp).committed()).isEqualTo(5);
        assertThat(send(engine, new ReleaseBasket(basket)).code())
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void aBasketEndsWithItsHolds() {
        var ahead = Duration.ofHours(1);
        send(dying, asked(5, 2));
        var engine = working(() -> Instant.now().plusSeconds(10));
        await().untilAsserted(
                        () ->
                                assertThat(basketIn(engine).phase())
                                        .isEqualTo(Basket.Phase.CONFIRMED));
        var later = working(() -> Instant.now().plus(ahead));
        await().untilAsserted(
                        () -> {
                            assertThat(basketIn(later).code()).isEqualTo(Code.RESERVATION_EXPIRED);
                            assertThat(quantities(later, lamp).reserved()).isZero();
                        });
        assertThat(send(later, new CommitBasket(basket, new OrderId("order-1"))).code())
                .isEqualTo(Code.RESERVATION_EXPIRED);
    }

    @Test
    void aTransferIsAnnouncedAndSettledThoughItsInstanceDied() {
        var transfer = new DeliveryId("transfer-" + lamp.value().substring(0, 20));
        send(dying, new DispatchTransfer(lamp, STORE, transfer, WAREHOUSE, 4, soon));
        dying.stop();
        var other = working(InstantSource.system());
        await().untilAsserted(() -> assertThat(incoming(other)).isEqualTo(4));

        send(other, new ReceiveTransfer(lamp, WAREHOUSE, transfer, STORE, 3, 1));
        assertThat(incoming(other)).isZero();
        assertThat(there(other).onHand()).isEqualTo(3);
        await().untilAsserted(
                        () ->
                                assertThat(lastEventOf(StreamId.stock(lamp, STORE)))
                                        .endsWith("TransferSettled.v1"));
        await().untilAsserted(
                        () ->
                                assertThat(lastEventOf(StreamId.stock(lamp, WAREHOUSE)))
                                        .endsWith("TransferSettled.v1"));
        assertThat(quantities(other, lamp).onHand()).isEqualTo(1);
    }

    private Engine working(InstantSource clock) {
        return instances.start(
                List.of(StoreShard.only(store, timers(), Instances.BUCKETS.count())),
                PROCESSES,
                TestEngineConfig.USUAL,
                clock);
    }

    private void advance(Engine engine)
            throws InterruptedException, ExecutionException, TimeoutException {
        engine.advance(stream).get(30, TimeUnit.SECONDS);
    }

    private OpenBasket asked(long lamps, long shades) {
        return new OpenBasket(
                basket,
                List.of(new BasketLine(lamp, STORE, lamps), new BasketLine(shade, STORE, shades)),
                soon);
    }

    private ReservationId hold() {
        return new ReservationId(basket.value());
    }

    private Basket basketIn(Engine engine) {
        return engine.streams().read(stream, Basket.class).state();
    }

    private static StockQuantities quantities(Engine engine, Sku sku) {
        return engine.streams().read(StreamId.stock(sku, STORE), Stock.class).state().quantities();
    }

    private StockQuantities there(Engine engine) {
        return engine.streams()
                .read(StreamId.stock(lamp, WAREHOUSE), Stock.class)
                .state()
                .quantities();
    }

    private long incoming(Engine engine) {
        return there(engine).incoming();
    }

    private String lastEventOf(StreamId stock) {
        var history = store.load(List.of(stock)).await().indefinitely().get(stock);
        return history == null || history.events().isEmpty()
                ? ""
                : history.events().getLast().type();
    }
}
