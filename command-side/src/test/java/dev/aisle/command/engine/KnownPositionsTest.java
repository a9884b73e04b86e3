package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.BUCKETS;
import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.money.Money;
import dev.aisle.eventstore.Decision;
import dev.aisle.eventstore.LogPosition;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// As of which event the engine says to know what it decides on.
class KnownPositionsTest {
    private final Instances instances = new Instances();
    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private final InMemoryEventStore raw = new InMemoryEventStore(BUCKETS);
    private final FaultyStore store = new FaultyStore(raw);
    private Engine engine = instances.start(store);
    private int deliveries;

    @BeforeEach
    void open() {
        Instances.openShop(engine, sku);
    }

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void whatWasOnlyLoadedIsNotVouchedFor() {
        assertThat(knownAt(engine)).isNull();
    }

    @Test
    void whatWasConfirmedIsVouchedForAsOfTheLastEvent() {
        receive(engine);
        var last = lastSent();

        assertThat(knownAt(engine)).isEqualTo(last);
    }

    @Test
    void whatAnotherAppendedInTheBucketEndsIt() {
        var other = instances.start(raw);
        receive(engine);
        receive(engine);
        receive(other);

        receive(engine);
        assertThat(knownAt(engine)).as("confirmed again since").isNotNull();
        receiveElsewhereInTheBucket(other);
        receiveElsewhereInTheBucket(engine);
        assertThat(knownAt(engine)).as("the bucket has grown by others").isNull();
    }

    @Test
    void anUnknownOutcomeEndsIt() {
        receive(engine);
        store.loseAnswers(1);
        receive(engine);

        assertThat(knownAt(engine)).isNull();
    }

    private @Nullable LogPosition knownAt(Engine by) {
        receive(by);
        return store.decisions().getLast().knownAt();
    }

    private LogPosition lastSent() {
        Decision last = store.decisions().getLast();
        var stored = raw.load(List.of(last.stream())).await().indefinitely().get(last.stream());
        if (stored == null) {
            throw new AssertionError("not stored");
        }
        return new LogPosition(stored.events().getLast().offset(), stored.events().getLast().id());
    }

    private void receive(Engine by) {
        send(by, new ReceiveStock(sku, STORE, 1), "delivery-" + deliveries++);
    }

    /// A price of the same product is another stream of its bucket.
    private void receiveElsewhereInTheBucket(Engine by) {
        send(
                by,
                new SetPrice(
                        sku,
                        Instances.ZONE,
                        null,
                        new Money(1_000 + deliveries++, "EUR", 2),
                        null,
                        null));
    }
}
