package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.EventStore;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What ends by the clock ends by events, whoever's clock it is, and in time for whoever needs it.
abstract class ClockEndsContract {
    private static final String EXPIRED = "dev.aisle.stock.ReservationExpired.v1";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instances instances = new Instances();
    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private final StreamId stream = StreamId.stock(sku, STORE);
    private EventStore store = new NoStore();

    abstract EventStore store();

    abstract Timers timers();

    @BeforeEach
    void open() {
        store = store();
        Instances.openShop(untimed(InstantSource.system()), sku);
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void aHoldEndsThoughNobodyTouchesItsStream() {
        var engine = timed(InstantSource.system());
        send(engine, new ReceiveStock(sku, STORE, 5), "delivery-1");
        reserve(engine, "r-1", 5, Instant.now().plusMillis(400));
        reserve(engine, "r-2", 1, Instant.now().plus(HOUR));

        await().untilAsserted(() -> assertThat(expirations()).hasSize(1));
        var metadata = EventCodec.decodeMetadata(expirations().getFirst().metadata().getBytes());
        assertThat(metadata.client()).isEqualTo("aisle");
        assertThat(metadata.causationId()).startsWith("timer/");
        assertThat(reserve(engine, "r-3", 5, Instant.now().plus(HOUR)).code())
                .isEqualTo(Code.ACCEPTED);
    }

    @Test
    void twoInstancesThatFireOneTimerMakeOneEvent() {
        var first = untimed(InstantSource.system());
        send(first, new ReceiveStock(sku, STORE, 5), "delivery-1");
        for (int i = 0; i < 5; i++) {
            reserve(first, "r-" + i, 1, Instant.now().plusMillis(500 + 20 * i));
        }
        timed(InstantSource.system(), "timers.lease", "1ms");
        timed(InstantSource.system(), "timers.lease", "1ms");

        await().untilAsserted(() -> assertThat(expirations()).hasSize(5));
        assertThat(timers().claim(allBuckets(), Instant.now(), HOUR, 100).await().indefinitely())
                .noneMatch(due -> due.stream().equals(stream));
        assertThat(history()).hasSize(11);
    }

    @Test
    void anInstanceAnHourAheadNeitherSellsTwiceNorEndsWhatIsNotDueByItsClock() {
        var slow = untimed(InstantSource.system());
        var fast = untimed(() -> Instant.now().plus(HOUR));
        send(slow, new ReceiveStock(sku, STORE, 1), "delivery-1");
        reserve(slow, "short", 1, Instant.now().plusSeconds(60));

        assertThat(reserve(fast, "r-1", 1, Instant.now().plus(HOUR.multipliedBy(3))).code())
                .as("by its clock the short hold is over, and ends by an event first")
                .isEqualTo(Code.ACCEPTED);
        assertThat(reserve(slow, "r-2", 1, Instant.now().plusSeconds(60)).code())
                .as("the one unit is taken")
                .isEqualTo(Code.INSUFFICIENT_STOCK);
        timed(() -> Instant.now().plus(HOUR));
        assertThat(expirations()).as("the long hold stands").hasSize(1);
        assertThat(reserve(slow, "short", 1, Instant.now().plusSeconds(60)).code())
                .as("what has ended stays ended, though by this clock it needn't have")
                .isEqualTo(Code.INVALID_TRANSITION);
    }

    @Test
    void aReservationIsNotRefusedForHoldsThatOnlyTheClockHasEnded() {
        var engine = untimed(InstantSource.system());
        var later = untimed(() -> Instant.now().plus(HOUR));
        send(engine, new ReceiveStock(sku, STORE, 300), "delivery-1");
        var holds = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 300; i++) {
            holds.add(
                    submit(
                            engine,
                            envelope(
                                    hold("r-" + i, 1, Instant.now().plusSeconds(60)), null, null)));
        }
        assertThat(holds.stream().map(Instances::await).map(Receipt::code))
                .containsOnly(Code.ACCEPTED);

        assertThat(reserve(later, "all", 300, Instant.now().plus(HOUR.multipliedBy(2))).code())
                .isEqualTo(Code.ACCEPTED);
        assertThat(expirations()).hasSize(300);
        assertThat(history().getLast().type()).endsWith("StockReserved.v1");
    }

    @Test
    void aTimerEndsAllThatIsDueHoweverMuch() {
        var engine = untimed(InstantSource.system());
        send(engine, new ReceiveStock(sku, STORE, 200), "delivery-1");
        var soon = Instant.now().plusSeconds(2);
        for (int i = 0; i < 199; i++) {
            var _ = submit(engine, envelope(hold("r-" + i, 1, soon), null, null));
        }
        assertThat(reserve(engine, "last", 1, soon).code()).isEqualTo(Code.ACCEPTED);
        timed(() -> Instant.now().plus(HOUR));

        await().untilAsserted(() -> assertThat(expirations()).hasSize(200));
    }

    private Engine timed(InstantSource clock, String... config) {
        return instances.start(store, timers(), TestEngineConfig.with(config), clock);
    }

    private Engine untimed(InstantSource clock) {
        return instances.start(store, TestEngineConfig.USUAL, clock);
    }

    private Receipt reserve(Engine engine, String id, long quantity, Instant expiresAt) {
        return send(engine, hold(id, quantity, expiresAt));
    }

    private ReserveStock hold(String id, long quantity, Instant expiresAt) {
        return new ReserveStock(
                sku,
                STORE,
                new ReservationId(id),
                quantity,
                expiresAt.truncatedTo(ChronoUnit.MILLIS));
    }

    private List<StoredEvent> expirations() {
        return history().stream().filter(event -> event.type().equals(EXPIRED)).toList();
    }

    private List<StoredEvent> history() {
        var loaded = store.load(List.of(stream)).await().indefinitely().get(stream);
        return loaded == null ? List.of() : loaded.events();
    }

    private static Set<Integer> allBuckets() {
        return StoreShard.only(new NoStore(), null, Instances.BUCKETS.count()).shard().buckets();
    }
}
