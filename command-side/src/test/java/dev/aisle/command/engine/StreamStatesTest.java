package dev.aisle.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.stock.StockDecider;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamStatesTest {
    private static final StreamState STATE =
            new StreamState(1, new StockDecider().initialState(), Instant.EPOCH, 0, 0);
    private static final long WEIGHT = new StockDecider().weight(new StockDecider().initialState());

    @Test
    void theLeastRecentlyUsedGoesFirst() {
        var states = new StreamStates(100, 2 * WEIGHT);
        states.put(stream(1), STATE);
        states.put(stream(2), STATE);
        states.trim();
        assertThat(states.get(stream(1))).isNotNull();
        states.put(stream(3), STATE);
        states.trim();

        assertThat(states.get(stream(2))).isNull();
        assertThat(states.get(stream(1))).isNotNull();
        assertThat(states.get(stream(3))).isNotNull();
    }

    @Test
    void whatTheLastBatchUsedStaysThoughItWeighsTooMuch() {
        var states = new StreamStates(1, WEIGHT / 2);
        states.put(stream(1), STATE);
        states.put(stream(2), STATE);
        states.trim();
        assertThat(states.get(stream(2))).as("used by the batch that has just ended").isNotNull();
        states.trim();

        assertThat(states.get(stream(1))).isNull();
        assertThat(states.get(stream(2))).isNotNull();
    }

    @Test
    void aStateThatIsReplacedOrForgottenWeighsNothing() {
        var states = new StreamStates(100, 2 * WEIGHT);
        for (int i = 0; i < 100; i++) {
            states.put(stream(1), STATE);
            states.put(stream(2), STATE);
            states.forget(stream(2));
        }
        states.put(stream(3), STATE);
        states.trim();
        states.trim();

        assertThat(states.get(stream(1))).isNotNull();
        assertThat(states.get(stream(3))).isNotNull();
    }

    private static StreamId stream(int i) {
        return StreamId.stock(new Sku("SKU-" + i), new LocationId("store-1"));
    }
}
