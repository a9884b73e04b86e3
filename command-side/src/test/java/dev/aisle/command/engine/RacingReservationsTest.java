package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.stock.Stock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// P7 under a rush, over several instances and one PostgreSQL.
class RacingReservationsTest {
    private static final int CLIENTS = 5_000;
    private static final int UNITS = 1_000;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final EngineDatabase DATABASE = new EngineDatabase("racing");

    private final Sku sku = new Sku("SKU-" + UUID.randomUUID());
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void ofManyWhoWantTheLastUnitsExactlyAsManyGetThemAndWhatExpiresCanBeHadAgain() {
        try (var instances = new Instances()) {
            var engines = List.of(start(instances), start(instances), start(instances));
            Instances.openShop(engines.getFirst(), sku);
            Instances.send(engines.getFirst(), new ReceiveStock(sku, STORE, UNITS), "delivery");

            var granted = rush(engines, "first");
            assertThat(granted).hasSize(UNITS);
            assertThat(reserved(engines.getFirst())).isEqualTo(UNITS);
            long expiring = granted.stream().filter(i -> i % 2 == 0).count();

            ahead.set(SHORT.plusMinutes(1));
            assertThat(rush(engines, "second")).hasSize((int) expiring);
            assertThat(reserved(engines.getFirst())).isEqualTo(UNITS);
        }
    }

    /// Every second client holds for a short time only.
    ///
    /// @return who got one
    private List<Integer> rush(List<Engine> engines, String name) {
        var answers = new ArrayList<CompletableFuture<Receipt>>(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            var end = begin.plus(ahead.get()).plus(i % 2 == 0 ? SHORT : Duration.ofHours(2));
            var reserve = new ReserveStock(sku, STORE, new ReservationId(name + "-" + i), 1, end);
            answers.add(
                    Instances.submit(
                            engines.get(i % engines.size()), envelope(reserve, null, null)));
        }
        var granted = new ArrayList<Integer>();
        for (int i = 0; i < CLIENTS; i++) {
            var code = Instances.await(answers.get(i)).code();
            assertThat(code).isIn(Code.ACCEPTED, Code.INSUFFICIENT_STOCK);
            if (code == Code.ACCEPTED) {
                granted.add(i);
            }
        }
        return granted;
    }

    private long reserved(Engine engine) {
        return engine.streams()
                .read(StreamId.stock(sku, STORE), Stock.class)
                .state()
                .quantities()
                .reserved();
    }

    private Engine start(Instances instances) {
        return instances.start(
                DATABASE.store(),
                TestEngineConfig.with("conflicts-max", "10000", "load-patience", "10s"),
                () -> Instant.now().plus(ahead.get()));
    }
}
