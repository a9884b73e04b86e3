package dev.aisle.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.testing.Choices;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.AdjustStock;
import dev.aisle.contracts.command.StockCommand.CancelCommitment;
import dev.aisle.contracts.command.StockCommand.CancelDelivery;
import dev.aisle.contracts.command.StockCommand.CommitReservation;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ExpectStock;
import dev.aisle.contracts.command.StockCommand.ExtendReservation;
import dev.aisle.contracts.command.StockCommand.MoveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.command.StockCommand.RecordCount;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.command.StockCommand.ReleaseReservation;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.command.StockCommand.SetStockPolicy;
import dev.aisle.contracts.command.StockCommand.SettleTransfer;
import dev.aisle.contracts.command.StockCommand.Ship;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.StockCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class StockPropertiesTest {
    private static final Instant START = Instant.parse("2026-11-27T05:00:00Z");
    private static final Sku SKU = new Sku("SKU-1");
    private static final LocationId STORE = new LocationId("store-42");
    private static final LocationId OTHER = new LocationId("store-43");
    private static final SourceId WMS = new SourceId("wms");
    private static final References REFERENCES =
            new References(true, null, new LocationDefined(LocationKind.STORE, "UTC", true), null);

    private final StockDecider decider = new StockDecider();

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(1_600);
    }

    @Property(tries = 150)
    void whateverHappensTheSumsAreThoseOfWhatIsOpenAndNothingIsGrantedThatIsNotThere(
            @ForAll("choices") Choices random) {
        var now = START;
        var stock = Stock.NONE;
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(random.nextInt(30));
            for (var event : events(command(random, now), now, null, null, stock)) {
                if (event instanceof StockReserved grant) {
                    assertThat(grant.quantity()).isLessThanOrEqualTo(stock.availableToPromise());
                }
                stock = decider.evolve(stock, event);
                check(stock);
            }
            stock = decider.trimmed(stock, now);
        }
    }

    private static void check(Stock stock) {
        var quantities = stock.quantities();
        assertThat(quantities.reserved()).isEqualTo(sum(stock, Reservation.Phase.OPEN));
        assertThat(quantities.committed()).isEqualTo(sum(stock, Reservation.Phase.COMMITTED));
        assertThat(quantities.damaged()).isNotNegative();
        assertThat(quantities.qualityControl()).isNotNegative();
        assertThat(quantities.incoming())
                .isEqualTo(
                        stock.deliveries().all().stream()
                                .filter(one -> one.phase() == Delivery.Phase.EXPECTED)
                                .mapToLong(Delivery::quantity)
                                .sum());
        assertThat(stock.availableToPromise()).isNotNegative();
        if (quantities.shortfall(stock.policy()) > 0) {
            assertThat(stock.availableToPromise()).isZero();
        }
        var next = stock.reservations().next();
        assertThat(next == null ? null : next.expiresAt())
                .isEqualTo(
                        stock.reservations().all().stream()
                                .filter(Reservation::isOpen)
                                .map(Reservation::expiresAt)
                                .min(Instant::compareTo)
                                .orElse(null));
    }

    private static long sum(Stock stock, Reservation.Phase phase) {
        return stock.reservations().all().stream()
                .filter(reservation -> reservation.phase() == phase)
                .mapToLong(Reservation::quantity)
                .sum();
    }

    /// One thing that a source says: a movement or a count.
    private record Word(StockCommand command, Instant at, @Nullable SourceVersion version) {}

    @Property(tries = 150)
    void countsAndDatedMovementsEndTheSameInAnyOrder(@ForAll("choices") Choices random) {
        var words = new ArrayList<Word>();
        for (int i = 0; i < 30; i++) {
            var at = START.plusSeconds(random.nextInt(10_000));
            words.add(
                    random.nextInt(4) == 0
                            ? new Word(
                                    new RecordCount(SKU, STORE, random.nextInt(50), at, null),
                                    at,
                                    SourceVersion.sequenced(WMS, 1, i + 1L))
                            : new Word(movement(random), at, null));
        }
        long inOrder = onHandAfter(words);
        Collections.shuffle(words, random);

        assertThat(onHandAfter(words)).isEqualTo(inOrder);
    }

    @Property(tries = 150)
    void aCountKeepsWhatMovedAfterItsWatermark(@ForAll("choices") Choices random) {
        var watermark = START.plusSeconds(5_000);
        var words = new ArrayList<Word>();
        long since = 0;
        for (int i = 0; i < 30; i++) {
            var at = START.plusSeconds(random.nextInt(10_000));
            var sale = new RecordSale(SKU, STORE, 1 + random.nextInt(9));
            words.add(new Word(sale, at, null));
            since += at.isAfter(watermark) ? sale.quantity() : 0;
        }
        words.add(
                new Word(
                        new RecordCount(SKU, STORE, 100, watermark.plusSeconds(60), watermark),
                        watermark,
                        null));
        Collections.shuffle(words, random);

        assertThat(onHandAfter(words)).isEqualTo(100 - since);
    }

    private long onHandAfter(List<Word> words) {
        var now = START.plusSeconds(20_000);
        var stock = Stock.NONE;
        for (var word : words) {
            for (var event : events(word.command(), now, word.at(), word.version(), stock)) {
                stock = decider.evolve(stock, event);
            }
        }
        return stock.quantities().onHand();
    }

    private static StockCommand movement(Random random) {
        long quantity = 1 + random.nextInt(9);
        return switch (random.nextInt(4)) {
            case 0 -> new ReceiveStock(SKU, STORE, quantity);
            case 1 -> new RecordReturn(SKU, STORE, quantity);
            case 2 -> new AdjustStock(SKU, STORE, -quantity, AdjustmentReason.CORRECTION, null);
            default -> new RecordSale(SKU, STORE, quantity);
        };
    }

    private List<StockEvent> events(
            StockCommand command,
            Instant now,
            @Nullable Instant occurredAt,
            @Nullable SourceVersion version,
            Stock stock) {
        if (decider.malformed(command).isPresent()) {
            return List.of();
        }
        return switch (decider.decide(
                new Stamped<>(command, now, occurredAt, version, REFERENCES), stock)) {
            case Decision.Accepted<StockEvent> accepted -> accepted.events();
            case Decision.Settled<StockEvent> settled -> settled.events();
            case Decision.Refused<StockEvent> _ -> List.of();
        };
    }

    private static StockCommand command(Random random, Instant now) {
        var hold = new ReservationId("r-" + random.nextInt(40));
        var delivery = new DeliveryId("d-" + random.nextInt(10));
        var soon = now.plusSeconds(1 + random.nextInt(600));
        long quantity = 1 + random.nextInt(9);
        return switch (random.nextInt(20)) {
            case 0, 1 ->
                    new ReceiveStock(
                            SKU, STORE, 5 * quantity, random.nextBoolean() ? delivery : null);
            case 2 -> new RecordSale(SKU, STORE, quantity);
            case 3 -> new RecordReturn(SKU, STORE, quantity);
            case 4 ->
                    new AdjustStock(
                            SKU,
                            STORE,
                            quantity - 5,
                            AdjustmentReason.MISSING,
                            StockCondition.values()[random.nextInt(3)]);
            case 5 -> new RecordCount(SKU, STORE, 5 * quantity, now, null);
            case 6 ->
                    new MoveStock(
                            SKU,
                            STORE,
                            quantity,
                            StockCondition.values()[random.nextInt(3)],
                            StockCondition.values()[random.nextInt(3)]);
            case 7 -> new SetStockPolicy(SKU, STORE, random.nextInt(3), random.nextInt(3), true);
            case 8 -> new ExtendReservation(SKU, STORE, hold, soon);
            case 9 -> new ReleaseReservation(SKU, STORE, hold);
            case 10, 11 -> new CommitReservation(SKU, STORE, hold, new OrderId("order-" + hold));
            case 12 -> new Ship(SKU, STORE, hold, quantity);
            case 13 -> new CancelCommitment(SKU, STORE, hold);
            case 14 ->
                    new ExpectStock(
                            SKU,
                            STORE,
                            delivery,
                            quantity,
                            soon,
                            random.nextBoolean() ? OTHER : null);
            case 15 -> new DispatchTransfer(SKU, STORE, delivery, OTHER, quantity, soon);
            case 16 -> new ReceiveTransfer(SKU, STORE, delivery, OTHER, quantity, 1);
            case 17 -> new SettleTransfer(SKU, STORE, delivery, quantity, 1);
            case 18 -> new CancelDelivery(SKU, STORE, delivery);
            default -> new ReserveStock(SKU, STORE, hold, quantity, soon);
        };
    }
}
