package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.ReservationExpired;
import dev.aisle.contracts.event.StockEvent.ReservationReleased;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.event.StockEvent.StockReturned;
import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Instances with clocks an hour apart race for hot items over one PostgreSQL, timers and all, while their
/// connections are cut: what is granted is there, each grant is told to whom it was made, and once (P7).
class SkewedInstancesTest {
    private static final int ROUNDS = 6;
    private static final int COMMANDS = 120;
    private static final int RECEIVED = 60;
    private static final EngineDatabase DATABASE = new EngineDatabase("skewed");

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void nothingIsSoldTwiceThoughClocksDifferAndConnectionsBreak() throws SQLException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var skus = List.of(sku(), sku());
        var granted = new HashSet<String>();
        try (var instances = new Instances();
                var meddler = DATABASE.connect()) {
            var engines =
                    List.of(
                            start(instances, Duration.ZERO),
                            start(instances, Duration.ofHours(1)),
                            start(instances, Duration.ofHours(-1)));
            for (var sku : skus) {
                Instances.openShop(engines.getFirst(), sku);
                send(engines.getFirst(), new ReceiveStock(sku, STORE, RECEIVED), "delivery-" + sku);
            }
            for (int round = 0; round < ROUNDS; round++) {
                var answers = new HashMap<StockCommand, CompletableFuture<Receipt>>();
                for (int i = 0; i < COMMANDS; i++) {
                    var command = command(random, skus.get(random.nextInt(2)), round, i);
                    var engine = engines.get(random.nextInt(engines.size()));
                    answers.put(command, submit(engine, envelope(command, null, null)));
                    if (i % 40 == 20) {
                        cutAll(meddler);
                    }
                }
                answers.forEach(
                        (command, answer) -> {
                            boolean accepted = Instances.await(answer).code() == Code.ACCEPTED;
                            if (accepted && command instanceof ReserveStock reserve) {
                                granted.add(reserve.sku() + "/" + reserve.reservationId());
                            }
                        });
            }
        }

        var held = new HashSet<String>();
        for (var sku : skus) {
            check(sku, events(sku), held, "seed=" + seed);
        }
        assertThat(held).as("each grant was answered; seed=%d", seed).isEqualTo(granted);
        assertThat(granted).hasSizeGreaterThan(RECEIVED);
    }

    private static void check(Sku sku, List<StockEvent> events, Set<String> held, String seed) {
        long onHand = 0;
        Map<ReservationId, Long> open = new HashMap<>();
        for (var event : events) {
            switch (event) {
                case StockReceived received -> onHand += received.quantity();
                case StockReturned returned -> onHand += returned.quantity();
                case StockSold sold -> onHand -= sold.quantity();
                case StockReserved reserved -> {
                    long reservedBefore = open.values().stream().mapToLong(Long::longValue).sum();
                    assertThat(onHand - reservedBefore)
                            .as("available to %s; %s", reserved.reservationId(), seed)
                            .isGreaterThanOrEqualTo(reserved.quantity());
                    assertThat(held.add(sku + "/" + reserved.reservationId())).as(seed).isTrue();
                    open.put(reserved.reservationId(), reserved.quantity());
                }
                case ReservationReleased released ->
                        assertThat(open.remove(released.reservationId()))
                                .as(seed)
                                .isEqualTo(released.quantity());
                case ReservationExpired expired ->
                        assertThat(open.remove(expired.reservationId()))
                                .as(seed)
                                .isEqualTo(expired.quantity());
                default -> throw new AssertionError("nobody asked for " + event);
            }
        }
    }

    private static StockCommand command(Random random, Sku sku, int round, int i) {
        if (random.nextInt(10) == 0) {
            return new ReleaseReservation(
                    sku, STORE, new ReservationId("r-" + round + "-" + random.nextInt(i + 1)));
        }
        var expiresAt =
                Instant.now()
                        .plus(Duration.ofHours(random.nextInt(-1, 2)))
                        .plusMillis(random.nextInt(100, 1_500))
                        .truncatedTo(ChronoUnit.MILLIS);
        return new ReserveStock(
                sku,
                STORE,
                new ReservationId("r-" + round + "-" + i),
                random.nextInt(1, 4),
                expiresAt);
    }

    private static void cutAll(Connection meddler) throws SQLException {
        try (var statement = meddler.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND application_name = 'engine-test'");
        }
    }

    private static Engine start(Instances instances, Duration ahead) {
        return instances.start(
                DATABASE.store(),
                DATABASE.timers(),
                TestEngineConfig.with("conflicts-max", "1000", "load-patience", "5s"),
                () -> Instant.now().plus(ahead));
    }

    private static List<StockEvent> events(Sku sku) {
        var stream = StreamId.stock(sku, STORE);
        var history =
                Objects.requireNonNull(
                        DATABASE.store().load(List.of(stream)).await().indefinitely().get(stream));
        var events = new ArrayList<StockEvent>();
        for (var stored : history.events()) {
            var type = EventType.ofWireName(stored.type()).orElseThrow();
            events.add((StockEvent) EventCodec.decode(type, stored.payload().getBytes()));
        }
        return events;
    }

    private static Sku sku() {
        return new Sku("SKU-" + UUID.randomUUID());
    }
}
