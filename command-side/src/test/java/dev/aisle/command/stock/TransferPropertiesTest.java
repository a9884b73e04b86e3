package dev.aisle.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.CommittedStream;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.testing.Choices;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.DispatchTransfer;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.ReceiveTransfer;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Goods between two locations, whose streams are told one after the other by a process that is lost at any
/// step, before or after the step was decided: nothing comes into being, and nothing is gone.
class TransferPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Sku SKU = new Sku("SKU-1");
    private static final List<LocationId> LOCATIONS =
            List.of(new LocationId("store-42"), new LocationId("store-43"));
    private static final long OPENING = 100;
    private static final int STEPS = 60;
    private static final int TURNS_MAX = 10;

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.atMost(5 * STEPS);
    }

    @Property(tries = 500)
    void goodsAreAtOneLocationOrUnderWayOrLost(@ForAll("choices") Choices random)
            throws InterruptedException {
        var world = new World(random);
        for (int i = 0; i < STEPS; i++) {
            world.step();
            world.check();
        }
        world.comeToRest();
    }

    /// @param arrived what came and what was lost; null while it is under way
    private record Transfer(DeliveryId id, int from, long quantity, @Nullable Arrival arrived) {
        Transfer arrived(Arrival arrival) {
            return new Transfer(id, from, quantity, arrival);
        }
    }

    private record Arrival(long received, long lost) {}

    private static final class World {
        private final RandomGenerator random;
        private final StockDecider decider = new StockDecider();
        private final Map<StreamId, Stock> states = new HashMap<>();
        private final List<Transfer> transfers = new ArrayList<>();

        World(RandomGenerator random) {
            this.random = random;
            for (var location : LOCATIONS) {
                decide(new ReceiveStock(SKU, location, OPENING));
            }
        }

        void step() throws InterruptedException {
            switch (random.nextInt(4)) {
                case 0 -> dispatch();
                case 1 -> receive();
                default -> advanceUntilLost(random.nextInt(2), random.nextInt(4));
            }
        }

        private void dispatch() {
            int from = random.nextInt(2);
            var transfer =
                    new Transfer(
                            new DeliveryId("d-" + transfers.size()),
                            from,
                            1 + random.nextInt(9),
                            null);
            decide(
                    new DispatchTransfer(
                            SKU,
                            LOCATIONS.get(from),
                            transfer.id(),
                            LOCATIONS.get(1 - from),
                            transfer.quantity(),
                            NOW.plusSeconds(3_600)));
            transfers.add(transfer);
        }

        /// What is under way arrives, perhaps not all of it, and perhaps before it is announced; what has
        /// arrived is said to have come once more.
        private void receive() {
            if (transfers.isEmpty()) {
                return;
            }
            int number = random.nextInt(transfers.size());
            var transfer = transfers.get(number);
            var arrival = transfer.arrived();
            if (arrival == null) {
                long lost = random.nextLong(transfer.quantity() + 1);
                arrival = new Arrival(transfer.quantity() - lost, lost);
                transfers.set(number, transfer.arrived(arrival));
            }
            decide(
                    new ReceiveTransfer(
                            SKU,
                            LOCATIONS.get(1 - transfer.from()),
                            transfer.id(),
                            LOCATIONS.get(transfer.from()),
                            arrival.received(),
                            arrival.lost()));
        }

        private void advanceUntilLost(int location, int steps) throws InterruptedException {
            try {
                process(new Sender(steps, random.nextBoolean())).advance(stream(location));
            } catch (UnfinishedException _) {
                // A timer advances it again.
            }
        }

        void check() {
            long lost = 0;
            long underWay = 0;
            for (var transfer : transfers) {
                var arrival = transfer.arrived();
                lost += arrival == null ? 0 : arrival.lost();
                underWay += arrival == null ? transfer.quantity() : 0;
            }
            assertThat(onHand(0) + onHand(1) + underWay + lost).isEqualTo(2 * OPENING);
        }

        /// Once nothing is lost any more, both sides say the same, and what is under way is expected.
        void comeToRest() throws InterruptedException {
            for (int turn = 0; turn < TURNS_MAX; turn++) {
                for (int location = 0; location < 2; location++) {
                    process(new Sender(Integer.MAX_VALUE, false)).advance(stream(location));
                }
            }
            check();
            var expected = new long[2];
            for (var transfer : transfers) {
                boolean isOver = transfer.arrived() != null;
                assertThat(phase(transfer.from(), transfer))
                        .isEqualTo(isOver ? Delivery.Phase.SETTLED : Delivery.Phase.ANNOUNCED);
                assertThat(phase(1 - transfer.from(), transfer))
                        .isEqualTo(isOver ? Delivery.Phase.SETTLED : Delivery.Phase.EXPECTED);
                expected[1 - transfer.from()] += isOver ? 0 : transfer.quantity();
            }
            for (int location = 0; location < 2; location++) {
                assertThat(state(stream(location)).quantities().incoming())
                        .isEqualTo(expected[location]);
            }
        }

        private Delivery.@Nullable Phase phase(int location, Transfer transfer) {
            var delivery = state(stream(location)).deliveries().get(transfer.id());
            return delivery == null ? null : delivery.phase();
        }

        private long onHand(int location) {
            return state(stream(location)).quantities().onHand();
        }

        private static StreamId stream(int location) {
            return StreamId.stock(SKU, LOCATIONS.get(location));
        }

        private Stock state(StreamId stream) {
            return states.getOrDefault(stream, Stock.NONE);
        }

        private TransferProcess process(CommandSender sender) {
            StreamReader reader =
                    new StreamReader() {
                        @Override
                        public <S> CommittedStream<S> read(StreamId stream, Class<S> type) {
                            return new CommittedStream<>(stream, 1, type.cast(state(stream)));
                        }
                    };
            return new TransferProcess(reader, sender);
        }

        private Code decide(StockCommand command) {
            var stamped =
                    new Stamped<>(
                            command,
                            NOW,
                            null,
                            null,
                            new References(
                                    true,
                                    null,
                                    new LocationDefined(LocationKind.STORE, "UTC", true),
                                    null));
            var state = state(command.stream());
            return switch (decider.decide(stamped, state)) {
                case Decision.Accepted<StockEvent> accepted ->
                        append(command, state, accepted.events());
                case Decision.Settled<StockEvent> settled ->
                        append(command, state, settled.events());
                case Decision.Refused<StockEvent> refused -> Code.INVALID_TRANSITION;
            };
        }

        private Code append(StockCommand command, Stock state, List<StockEvent> events) {
            for (var event : events) {
                state = decider.evolve(state, event);
            }
            states.put(command.stream(), state);
            return Code.ACCEPTED;
        }

        /// Carries out so many commands; the next is lost, before it is decided or its answer after that.
        private final class Sender implements CommandSender {
            private final boolean isDecided;
            private int left;

            Sender(int left, boolean isDecided) {
                this.left = left;
                this.isDecided = isDecided;
            }

            @Override
            public CompletableFuture<Receipt> submit(
                    StreamId cause, Command command, @Nullable String idempotencyKey) {
                boolean isLost = left-- == 0;
                var code = !isLost || isDecided ? decide((StockCommand) command) : Code.UNAVAILABLE;
                return CompletableFuture.completedFuture(
                        isLost || code != Code.ACCEPTED
                                ? Receipt.refused(
                                        new UUID(0, 0),
                                        Problem.of(isLost ? Code.UNAVAILABLE : code, "as it is"))
                                : new Receipt(null, new UUID(0, 0), code, null, 1L, null, null));
            }
        }
    }
}
