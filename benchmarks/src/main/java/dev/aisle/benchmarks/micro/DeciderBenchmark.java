package dev.aisle.benchmarks.micro;

import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.References;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.price.Price;
import dev.aisle.command.price.PriceDecider;
import dev.aisle.command.stock.Stock;
import dev.aisle.command.stock.StockDecider;
import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.StockCommand.ReserveStock;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ReferenceEvent.LocationDefined;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.event.ReferenceEvent.TaxDisplay;
import dev.aisle.contracts.event.ReferenceEvent.ZoneDefined;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.StockEvent.StockReceived;
import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.price.PriceKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A command decided and its event folded, without a store: a price after six others, and a reservation
/// beside a thousand.
@State(Scope.Benchmark)
public class DeciderBenchmark {
    private static final int RESERVATIONS = 1_000;
    private static final Sku SKU = new Sku("SKU-471142");
    private static final References REFERENCES =
            new References(
                    true,
                    new ZoneDefined("USD", 2, "America/New_York", TaxDisplay.NET),
                    new LocationDefined(LocationKind.STORE, "America/New_York", true),
                    null);

    private final PriceDecider prices = new PriceDecider();
    private final StockDecider stocks = new StockDecider();
    private final Price price = price();
    private final Stock stock = stock();
    private final Stamped<PriceCommand> setPrice =
            stamped(
                    new SetPrice(
                            SKU, Samples.ZONE, PriceKind.SALE, Samples.usd(1_299), null, null));
    private final Stamped<StockCommand> reserve =
            stamped(
                    new ReserveStock(
                            SKU,
                            new LocationId("store-1"),
                            new ReservationId("basket-new"),
                            1,
                            Samples.NOW.plusSeconds(900)));

    @Benchmark
    public Price setPrice() {
        var state = price;
        for (PriceEvent event : events(prices.decide(setPrice, state))) {
            state = prices.evolve(state, event);
        }
        return state;
    }

    @Benchmark
    public Stock reserveStock() {
        var state = stock;
        for (StockEvent event : events(stocks.decide(reserve, state))) {
            state = stocks.evolve(state, event);
        }
        return state;
    }

    private static <E extends Event> Iterable<E> events(Decision<E> decision) {
        return switch (decision) {
            case Decision.Accepted<E> accepted -> accepted.events();
            case Decision.Settled<E> settled -> settled.events();
            case Decision.Refused<E> refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private Price price() {
        var state = prices.initialState();
        for (int i = 0; i < 6; i++) {
            state =
                    prices.evolve(
                            state,
                            new PriceSet(
                                    PriceKind.LIST,
                                    Samples.usd(1_500 + i),
                                    Samples.NOW.minusSeconds(3_600 - i),
                                    null,
                                    null));
        }
        return state;
    }

    private Stock stock() {
        var state = stocks.evolve(stocks.initialState(), new StockReceived(1_000_000));
        for (int i = 0; i < RESERVATIONS; i++) {
            state =
                    stocks.evolve(
                            state,
                            new StockReserved(
                                    new ReservationId("basket-" + i),
                                    1,
                                    Samples.NOW.plusSeconds(600 + i)));
        }
        return state;
    }

    private static <C extends Command> Stamped<C> stamped(C command) {
        return new Stamped<>(command, Samples.NOW, null, null, REFERENCES);
    }
}
